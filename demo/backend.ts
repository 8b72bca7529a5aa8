import { createHeadquarters } from 'pending-sync/mocks'
import { startHeadquarters } from 'pending-sync/mocks/browser'
import type { PlaceOrder } from './app/orders.ts'
import type { Headquarters } from './console/headquarters.ts'
import { followSetUp } from './console/set-up.ts'
import { now } from './console/shared-clock.ts'
import { shareWithTabs } from './console/shared.ts'

/** The simulated backend of the shop: a server that takes requests and orders, and the headquarters behind it. */
export interface Backend {
  /** Adds the server's credentials and passes the request on to the channel. */
  fetch(request: Request): Promise<Response>
  readonly placeOrder: PlaceOrder
  /** For the testers' console. */
  readonly headquarters: Headquarters
  /** Calls `run` whenever the configuration of the channel changes, at first with the one it has now. */
  onConfigurationChange(run: () => Promise<unknown>): void
}

// The built shop brings a service worker that includes the mock's and also opens the shop offline. During development
// files must be fresh.
const worker = import.meta.env.PROD ? { workerUrl: new URL('shop-worker.js', document.baseURI).href } : {}

/** Starts the mock headquarters in this browser. Resolves once it answers requests. */
export async function startBackend(operatingUnitNumber: string): Promise<Backend> {
  const started = await startHeadquarters({ operatingUnitNumber, now, ...worker })
  await followSetUp(started)
  const sandbox: Headquarters['sandbox'] = (profile) => createHeadquarters({ profile, operatingUnitNumber })
  const headquarters = { ...shareWithTabs(started), sandbox }
  return {
    headquarters,
    placeOrder: toPlaceOrder(started.orders),
    async fetch(request) {
      failUnlessOnline()
      // With them the shop may edit and look up customers who are not signed in.
      request.headers.set('Authorization', 'Bearer shop-server')
      return fetch(request)
    },
    onConfigurationChange(run) {
      let known = ''
      headquarters.subscribe(({ channel }) => {
        const configuration = JSON.stringify(channel.configuration)
        // The shop reads the channel again by itself when this reading fails.
        if (configuration !== known) run().catch(() => {})
        known = configuration
      })
    },
  }
}

/** The SDK has no verb for orders: they are the shop's own affair, and here headquarters takes them. */
function toPlaceOrder(orders: ReturnType<typeof createHeadquarters>['orders']): PlaceOrder {
  return async ({ channelReferenceId, account }) => {
    failUnlessOnline()
    try {
      const { id } = await orders.place({ channelReferenceId, account })
      return { status: 'placed', number: id }
    } catch (error) {
      if (error instanceof Error && error.name === 'Refusal') return { status: 'refused' }
      throw error
    }
  }
}

/** The backend runs in this browser, so it has to simulate a lost connection. */
function failUnlessOnline(): void {
  if (!navigator.onLine) throw new TypeError('Failed to fetch')
}
