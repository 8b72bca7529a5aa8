import type { Commerce, SpokenDecision } from 'pending-sync'
import { fromStore } from 'svelte/store'

/** A decision as of now: asked again whenever the channel's set-up or the connection changes. */
export function createDecision<Decision extends SpokenDecision | undefined>(
  { channel, status }: Commerce,
  ask: () => Decision,
) {
  const whatItDependsOn = [fromStore(channel), fromStore(status)]
  const current = $derived.by(() => {
    for (const store of whatItDependsOn) void store.current
    return ask()
  })
  return {
    get current() {
      return current
    },
  }
}
