import type { Headquarters } from './console/headquarters.ts'

/** Calls `run` whenever the configuration of the channel changes, at first with the one it has now. */
export function onConfigurationChange(
  headquarters: Pick<Headquarters, 'subscribe'>,
  run: () => Promise<unknown>,
): void {
  let known = ''
  headquarters.subscribe(({ channel }) => {
    const configuration = JSON.stringify(channel.configuration)
    // After a failure the SDK reads the channel again by itself.
    if (configuration !== known) run().catch(() => {})
    known = configuration
  })
}
