import { createHeadquarters } from 'pending-sync/mocks'
import { startHeadquarters } from 'pending-sync/mocks/browser'
import type { OrderDesk } from './app/orders.ts'
import type { Headquarters } from './console/headquarters.ts'
import { applySetUpLink } from './console/set-up.ts'
import { now, shareWithTabs } from './console/shared-headquarters.ts'

/** What stands in for everything that is far away from a shop. It lives in this browser, and the shop knows only this. */
export interface FarAway {
  /** For the testers' console. */
  readonly headquarters: Headquarters
  readonly orderDesk: OrderDesk
  fetch(request: Request): Promise<Response>
  /** Calls whenever the channel is set up in another way. */
  onSetUp(run: () => void): void
}

// What is built also opens without a connection; while developing, files should be fresh.
const worker = import.meta.env.PROD ? { workerUrl: new URL('shop-worker.js', document.baseURI).href } : {}

// The shop cannot do without its kindness yet.
const channel = 'lenient'

export async function openFarAway(operatingUnitNumber: string): Promise<FarAway> {
  const started = await startHeadquarters({ operatingUnitNumber, now, channel, ...worker })
  await applySetUpLink(started)
  const sandbox: Headquarters['sandbox'] = (profile) =>
    createHeadquarters({ profile, operatingUnitNumber, channel })
  const headquarters = { ...shareWithTabs(started), sandbox }
  return {
    headquarters,
    orderDesk: toOrderDesk(started.orders),
    async fetch(request) {
      failUnlessOnline()
      // A shop's own server would add its credentials on the way: it may edit and look up customers whom nobody signed in.
      request.headers.set('Authorization', 'Bearer shop-server')
      return fetch(request)
    },
    onSetUp(run) {
      let known = ''
      headquarters.subscribe(({ channel }) => {
        const setUp = JSON.stringify(channel.configuration)
        if (setUp !== known) run()
        known = setUp
      })
    },
  }
}

/** The SDK has no verb for orders: they are the shop's own affair, and here headquarters takes them in itself. */
function toOrderDesk(orders: ReturnType<typeof createHeadquarters>['orders']): OrderDesk {
  return {
    async place({ channelReferenceId, account }) {
      failUnlessOnline()
      try {
        const { id } = await orders.place({ channelReferenceId, account })
        return { status: 'placed', number: id }
      } catch (error) {
        if (error instanceof Error && error.name === 'Refusal') return { status: 'refused' }
        throw error
      }
    },
  }
}

/** Without a connection nobody reaches what is far away. */
function failUnlessOnline(): void {
  if (!navigator.onLine) throw new TypeError('Failed to fetch')
}
