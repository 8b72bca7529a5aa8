import type { Environment } from '../environment.ts'
import type { Tabs } from './tab-channel.ts'

/** How often a tab in line asks whether the sender is alive, in milliseconds. */
const askEveryMs = 5_000
/** After so many questions without an answer the sender is taken for frozen: it keeps its lock, and does nothing. */
const unansweredBeforeTakeover = 3

export interface Leadership {
  /** Leaves the line, or ends the turn; resolves when nothing is being sent any more. */
  stop(): Promise<void>
}

/**
 * Sees to it that one tab sends. The lock is held for as long as the tab lives; the others stay in line and take over
 * when it closes, crashes, or is found frozen. `send` runs until its signal aborts.
 */
export function lead(
  environment: Environment,
  tabs: Tabs,
  lockName: string,
  send: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): Leadership {
  const stopped = new AbortController()
  let isSender = false

  async function takeTurn(options: LockOptions): Promise<void> {
    const turn = new AbortController()
    const signal = AbortSignal.any([stopped.signal, turn.signal])
    let sending: Promise<void> = Promise.resolve()
    const begin = () => {
      isSender = true
      return (sending = send(signal))
    }
    try {
      // Without Web Locks there are no other tabs to think of, as in Node.
      await (environment.locks ? environment.locks.request(lockName, options, begin) : begin())
    } catch (error) {
      if (!isAbort(error)) throw error
    } finally {
      isSender = false
      // Rejected while sending means that the lock was stolen: another tab took this one for frozen.
      turn.abort()
      await sending
    }
  }

  async function standInLine(): Promise<void> {
    while (!stopped.signal.aborted) {
      const frozen = new AbortController()
      const stopWatching = watchSender(
        environment,
        tabs,
        () => isSender,
        () => frozen.abort(),
      )
      await takeTurn({ signal: AbortSignal.any([stopped.signal, frozen.signal]) })
      stopWatching()
      if (frozen.signal.aborted && !stopped.signal.aborted) await takeTurn({ steal: true })
    }
  }

  tabs.onMessage('is-anyone-sending', () => {
    if (isSender) tabs.tell({ type: 'i-am-sending' })
  })
  // A page that may not use locks sends nothing: another one might be sending.
  const standing = standInLine().catch(onError)
  return {
    async stop() {
      stopped.abort()
      await standing
    },
  }
}

function watchSender(
  environment: Environment,
  tabs: Tabs,
  isSender: () => boolean,
  onFrozen: () => void,
): () => void {
  let unanswered = 0
  let cancel = environment.after(askEveryMs, ask)
  const stopListening = tabs.onMessage('i-am-sending', () => (unanswered = 0))

  function ask(): void {
    if (isSender()) return
    if (unanswered >= unansweredBeforeTakeover) return onFrozen()
    unanswered += 1
    tabs.tell({ type: 'is-anyone-sending' })
    cancel = environment.after(askEveryMs, ask)
  }

  return () => {
    cancel()
    stopListening()
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
