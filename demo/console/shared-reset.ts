const channelName = 'asola headquarters reset'

/** Calls when any tab, this one too, has reset headquarters. Returns the end of it. */
export function onReset(run: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', run)
  return () => channel.close()
}

export function tellReset(): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('reset')
  channel.close()
}
