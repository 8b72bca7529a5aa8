import { createSignal } from '../runtime/signal.ts'

/** Tells this tab and the others that something changed. A lost nudge loses nothing: the rows are the truth. */
export function createChangeBroadcast(name: string) {
  const changed = createSignal()
  let channel: BroadcastChannel | undefined

  function open(): BroadcastChannel {
    const opened = new BroadcastChannel(name)
    opened.onmessage = () => changed.notify()
    return opened
  }

  return {
    send() {
      ;(channel ??= open()).postMessage('changed')
      changed.notify()
    },
    watch(run: () => void) {
      channel ??= open()
      return changed.watch(run)
    },
    close() {
      changed.clear()
      channel?.close()
      channel = undefined
    },
  }
}
