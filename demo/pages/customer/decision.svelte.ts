import type { Commerce, ExplainedDecision } from 'pending-sync'
import { fromStore } from 'svelte/store'

/** The current decision. It is made again whenever the channel's configuration or the connection changes. */
export function createDecision<Decision extends ExplainedDecision | undefined>(
  { channel, status }: Commerce,
  decide: () => Decision,
) {
  const dependencies = [fromStore(channel), fromStore(status)]
  const current = $derived.by(() => {
    for (const store of dependencies) void store.current
    return decide()
  })
  return {
    get current() {
      return current
    },
  }
}
