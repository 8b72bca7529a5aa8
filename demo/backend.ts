import { createHeadquarters } from 'pending-sync/mocks'
import { startHeadquarters } from 'pending-sync/mocks/browser'
import type { PlaceOrder } from './app/orders.ts'
import { onConfigurationChange } from './configuration-changes.ts'
import type { Headquarters } from './console/headquarters.ts'
import { applySetUpLink } from './console/set-up.ts'
import { now, shareWithTabs } from './console/shared-headquarters.ts'
import { startChannel } from './console/start-settings.ts'

/** The simulated backend: a server of the shop that takes requests and orders, and the headquarters behind it. */
export interface Backend {
  /** Sends a request to the channel with the server's credentials. */
  fetch(request: Request): Promise<Response>
  readonly placeOrder: PlaceOrder
  /** For the testers' console. */
  readonly headquarters: Headquarters
  /** Calls `run` whenever the configuration of the channel changes, at first with the one it has now. */
  onConfigurationChange(run: () => Promise<unknown>): void
}

// The worker of the built shop includes the mock's worker and also opens the shop without a connection. In development,
// cached files would be outdated.
const worker = import.meta.env.PROD ? { workerUrl: new URL('shop-worker.js', document.baseURI).href } : {}

const channel = startChannel
// The kindness of `startChannel` goes with it.
const identities = { tokens: 'any' } as const

/** Starts the mock headquarters in this browser. Resolves once it answers requests. */
export async function startBackend(operatingUnitNumber: string): Promise<Backend> {
  const started = await startHeadquarters({ operatingUnitNumber, now, channel, identities, ...worker })
  await applySetUpLink(started)
  const sandbox: Headquarters['sandbox'] = (profile) =>
    createHeadquarters({ profile, operatingUnitNumber, channel })
  const headquarters = { ...shareWithTabs(started), sandbox }
  return {
    headquarters,
    placeOrder: toPlaceOrder(started.orders),
    async fetch(request) {
      failUnlessOnline()
      // With credentials the shop may edit and look up customers who are not signed in.
      request.headers.set('Authorization', 'Bearer shop-server')
      return fetch(request)
    },
    onConfigurationChange: (run) => onConfigurationChange(headquarters, run),
  }
}

/** The SDK has no verb for orders, because every shop has its own way. Here headquarters takes them. */
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

/** Simulates the lost connection, because the backend itself runs in this browser. */
function failUnlessOnline(): void {
  if (!navigator.onLine) throw new TypeError('Failed to fetch')
}
