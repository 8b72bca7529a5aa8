import type { Environment } from '../environment.ts'
import type { Tabs } from './tabs.ts'

/** A visible tab tells the others so often that somebody is looking, in milliseconds. */
const tellEveryMs = 20_000
/** After this time without a word nobody is looking, in milliseconds. The timers of a busy page may be late. */
const believedForMs = 50_000

/** Knows if a person looks at any tab of an owner: only then account numbers are worth a question. */
export interface Attention {
  isLookedAt(): boolean
  stop(): void
}

/**
 * `isWaiting`: this tab shows something that waits for headquarters. `onLook` is called when another tab is looked at, so
 * that a hidden leader goes on: browsers slow down the timers of hidden pages, but not messages.
 */
export function watchAttention(deps: {
  readonly environment: Environment
  readonly tabs: Tabs
  readonly isWaiting: () => boolean
  readonly onLook: () => void
}): Attention {
  const { environment, tabs } = deps
  let lookedAt = -Infinity
  let cancel = () => {}

  function tell(): void {
    cancel()
    if (!environment.isVisible()) return
    if (deps.isWaiting()) tabs.post({ type: 'looked-at' })
    cancel = environment.after(tellEveryMs, tell)
  }

  const stopListening = tabs.onMessage('looked-at', () => {
    lookedAt = environment.openMs()
    deps.onLook()
  })
  const stopWatching = environment.onOnlineOrVisible(tell)
  tell()
  return {
    isLookedAt: () => environment.isVisible() || environment.openMs() - lookedAt < believedForMs,
    stop() {
      cancel()
      stopListening()
      stopWatching()
    },
  }
}
