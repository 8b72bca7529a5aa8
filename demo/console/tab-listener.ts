import { onReset } from './shared-reset.ts'

export interface AskWhoIsThere {
  readonly type: 'who-is-there'
}

/**
 * Hears what the tabs say on a channel, and asks each for what it said before: at first, and after a reset, when what tabs
 * did that have gone is forgotten. Returns the end of it.
 */
export function listenToTabs<Message>(
  channelName: string,
  hear: (message: Message) => void,
  forget: () => void,
): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data))
  const ask = () => channel.postMessage({ type: 'who-is-there' } satisfies AskWhoIsThere)
  const stop = onReset(() => {
    forget()
    ask()
  })
  ask()
  return () => {
    stop()
    channel.close()
  }
}
