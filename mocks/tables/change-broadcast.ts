import { createSignal } from '../runtime/signal.ts'

/** Tells this tab and the others that rows changed. A lost message does no harm: readers always read the rows. */
export function createChangeBroadcast(name: string) {
  const changed = createSignal()
  let channel: BroadcastChannel | undefined

  /** The rows are stored: that the other tabs cannot be told does not make the change fail. */
  function tellOtherTabs(): void {
    try {
      ;(channel ??= open()).postMessage('changed')
    } catch {
      // They see the rows with their next read.
    }
  }

  function open(): BroadcastChannel {
    const opened = new BroadcastChannel(name)
    opened.onmessage = () => changed.notify()
    return opened
  }

  return {
    send() {
      tellOtherTabs()
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
