import { createHeadquarters } from 'pending-sync/mocks'
import { startHeadquarters } from 'pending-sync/mocks/browser'
import { attributes } from './console/start-attributes.ts'
import { home } from './app/links.ts'
import { lookForNewerBuilds, openNewerBuild } from './app/new-build.ts'
import type { PlaceOrder } from './app/orders.ts'
import type { Headquarters } from './console/headquarters.ts'
import { applySetUpLink } from './console/set-up.ts'
import { now, shareWithTabs } from './console/shared-headquarters.ts'
import { orderRequest } from './order-request.ts'

/** The simulated backend: the channel, a server of the shop that takes orders, and the headquarters behind both. */
export interface Backend {
  /** Sends a request to the channel. */
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

const identities = {
  signInPage: `${home}#/identities/sign-in`,
  signOutPage: `${home}#/identities/sign-out`,
}

/** Starts the mock headquarters in this browser. Resolves once it answers requests. */
export async function startBackend(operatingUnitNumber: string): Promise<Backend> {
  await openNewerBuild()
  const started = await startHeadquarters({ operatingUnitNumber, now, attributes, identities, ...worker })
  lookForNewerBuilds()
  const notApplied = await applySetUpLink(started)
  const sandbox: Headquarters['sandbox'] = (profile, realTime) =>
    createHeadquarters({ profile, realTime, operatingUnitNumber })
  const headquarters = { ...shareWithTabs(started), sandbox, notApplied }
  let known = ''
  return {
    headquarters,
    onConfigurationChange(run) {
      started.subscribe(({ channel }) => {
        const configuration = JSON.stringify(channel.configuration)
        // After a failure the SDK reads the channel again by itself.
        if (configuration !== known) run().catch(() => {})
        known = configuration
      })
    },
    placeOrder: toPlaceOrder(started.orders),
    async fetch(request) {
      failUnlessOnline()
      return fetch(request)
    },
  }
}

/** The SDK has no verb for orders, because every shop has its own way. Here headquarters takes them. */
function toPlaceOrder(orders: ReturnType<typeof createHeadquarters>['orders']): PlaceOrder {
  return async (order, to) => {
    failUnlessOnline()
    try {
      const { id, createdAt } = await orders.place(orderRequest(order, to))
      return { status: 'placed', number: id, placedAt: createdAt }
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
