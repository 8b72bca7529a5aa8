import type { Store } from 'pending-sync'

/** How the messages of a channel make one value. */
interface Sharing<Value, Message> {
  /** The value before any message, and after a reset. */
  readonly initial: Value
  /** Adds a message of a tab (also this one). */
  readonly add: (value: Value, message: Message, tab: string) => Value
  /** The message that tells a newly opened tab about this one. `undefined` when there is nothing to tell. */
  readonly introduce: () => Message | undefined
}

interface TabChannel<Value, Message> {
  /** Identifies this tab in `add`. */
  readonly tab: string
  send(message: Message): void
  /** Collects the messages of all open tabs while it has subscribers. */
  readonly store: Store<Value>
}

type Envelope<Message> =
  | { readonly type: 'message'; readonly tab: string; readonly message: Message }
  /** Asks every tab to introduce itself. */
  | { readonly type: 'introduce' }

/** A value that all open tabs of this site make together: each sends what it knows, a subscriber sees all of it. */
export function openTabChannel<Value, Message>(
  name: string,
  { initial, add, introduce }: Sharing<Value, Message>,
): TabChannel<Value, Message> {
  const tab = crypto.randomUUID()
  const channel = new BroadcastChannel(name)
  const post = (envelope: Envelope<Message>) => channel.postMessage(envelope)
  const send = (message: Message) => post({ type: 'message', tab, message })

  channel.addEventListener('message', ({ data }: MessageEvent<Envelope<Message>>) => {
    const message = data.type === 'introduce' ? introduce() : undefined
    if (message !== undefined) send(message)
  })

  const subscriptions = new Set<{ readonly run: (value: Value) => void }>()
  let value = initial
  let stop = () => {}

  function set(next: Value): void {
    value = next
    for (const { run } of Array.from(subscriptions)) run(next)
  }

  /** Listens on a channel object of its own, which also receives the messages of this tab. */
  function listen(): () => void {
    const listener = new BroadcastChannel(name)
    const askTabs = () => listener.postMessage({ type: 'introduce' } satisfies Envelope<Message>)
    listener.addEventListener('message', ({ data }: MessageEvent<Envelope<Message>>) => {
      if (data.type === 'message') set(add(value, data.message, data.tab))
    })
    const stopResets = onReset(() => {
      set(initial)
      askTabs()
    })
    askTabs()
    return () => {
      stopResets()
      listener.close()
    }
  }

  const store: Store<Value> = {
    get: () => value,
    subscribe(run) {
      const subscription = { run }
      subscriptions.add(subscription)
      if (subscriptions.size === 1) stop = listen()
      run(value)
      return () => {
        if (subscriptions.delete(subscription) && subscriptions.size === 0) stop()
      }
    },
  }
  return { tab, send, store }
}

const resetChannel = 'asola headquarters reset'

/** Calls after a tab, also this one, has reset headquarters. */
export function onReset(run: () => void): () => void {
  const channel = new BroadcastChannel(resetChannel)
  channel.addEventListener('message', run)
  return () => channel.close()
}

export function announceReset(): void {
  const channel = new BroadcastChannel(resetChannel)
  channel.postMessage('reset')
  channel.close()
}
