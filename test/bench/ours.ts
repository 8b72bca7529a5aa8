import type { createCommerce } from 'pending-sync'
import { sdk } from './measure.ts'
import type { Peer } from './peers/engine.ts'

/** The module of a tab. */
export interface SdkModule {
  readonly createCommerce: typeof createCommerce
}

export const sdkModule = '/dist/sdk/pending-sync.js'

/** pending-sync as one engine among others. */
export function peerOf(module: SdkModule): Peer {
  return {
    name: sdk,
    async open(device, channel) {
      let isReachable = false
      const commerce = module.createCommerce({
        baseUrl: `https://${device}.example/`,
        operatingUnitNumber: '068',
        fetch: async (input, init) => {
          if (!isReachable) throw new TypeError('Failed to fetch')
          return channel(new Request(input, init))
        },
      })
      await commerce.ready
      return {
        async record(person) {
          await commerce.customers.create(person)
        },
        async send() {
          isReachable = true
          await commerce.flush()
          await new Promise<void>((resolve) => {
            commerce.outbox.subscribe((entries) => {
              if (entries.length === 0) resolve()
            })
          })
        },
        stop: () => commerce.stop(),
      }
    },
  }
}
