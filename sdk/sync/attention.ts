import type { Environment } from '../environment.ts'
import type { Tabs } from './tabs.ts'

/** The interval in which a visible tab tells the others that somebody is looking, in milliseconds. */
const tellEveryMs = 20_000
/**
 * A tab that has heard nothing for this time takes it that nobody is looking, in milliseconds. The timers of a busy page may
 * be late.
 */
const believedForMs = 50_000

/** Tells if a person is looking at any tab of an owner. While nobody is, account numbers are not asked for. */
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
