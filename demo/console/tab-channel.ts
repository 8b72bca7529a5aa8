import { createStore, type PageStore } from './store.ts'

/** Describes how messages make one value. */
interface Sharing<Value, Message> {
  /** The value before any message, and after a reset. */
  readonly initial: Value
  /** Adds a message of a tab, which may be this one. */
  readonly add: (value: Value, message: Message, tab: string) => Value
  /** The message that brings a newly opened tab up to date. `undefined` when there is nothing to tell. */
  readonly introduce: () => Message | undefined
}

interface TabChannel<Value, Message> {
  /** Identifies this tab in `add`. */
  readonly tab: string
  send(message: Message): void
  /** Collects the messages of all open tabs from its first subscriber on, so that those of a closed tab stay. */
  readonly store: PageStore<Value>
}

type Envelope<Message> =
  | { readonly type: 'message'; readonly tab: string; readonly message: Message }
  /** Asks every tab to introduce itself. */
  | { readonly type: 'introduce' }

/** Joins what all open tabs of the site know: each tab sends its part, and the store holds the whole. */
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

  let isCollecting = false
  const store = createStore(initial, () => {
    if (!isCollecting) collect()
    isCollecting = true
    return () => {}
  })

  function collect(): void {
    // A channel object of its own also receives the messages of this tab.
    const listener = new BroadcastChannel(name)
    const askTabs = () => listener.postMessage({ type: 'introduce' } satisfies Envelope<Message>)
    listener.addEventListener('message', ({ data }: MessageEvent<Envelope<Message>>) => {
      if (data.type === 'message') store.set(add(store.get(), data.message, data.tab))
    })
    onReset(() => {
      store.set(initial)
      askTabs()
    })
    askTabs()
  }
  return { tab, send, store }
}

const resetChannel = 'asola headquarters reset'

/** Calls after any tab, which may be this one, has reset headquarters. */
export function onReset(run: () => void): void {
  new BroadcastChannel(resetChannel).addEventListener('message', run)
}

export function announceReset(): void {
  const channel = new BroadcastChannel(resetChannel)
  channel.postMessage('reset')
  channel.close()
}
