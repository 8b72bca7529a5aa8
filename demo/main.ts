import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import type { Commerce } from 'pending-sync'
import { mount } from 'svelte'
import App from './app/App.svelte'
import { language } from './app/language.ts'
import type { OrderDesk } from './app/orders.ts'
import type { Shop } from './app/shop.ts'
import type { Headquarters } from './console/headquarters.ts'

const operatingUnitNumber = '068'

// What is built also opens without a connection; while developing, files should be fresh.
const worker = import.meta.env.PROD ? { workerUrl: new URL('shop-worker.js', document.baseURI).href } : {}

// The headquarters is no part of a shop: it is fetched once the first page stands, and only requests wait for it.
const headquarters = pageLoaded().then(startHeadquarters)

// The SDK has no verb for orders: they are the shop's own affair, and here headquarters takes them in itself.
const orderDesk: OrderDesk = {
  async place({ account }) {
    const { orders } = await headquarters
    const { id } = await orders.place({ account })
    return { number: id }
  },
}

const target = document.getElementById('shop')
if (target) mount(App, { target, props: { shop: openShop() } })

/** Everything behind the start page; it is not held up by any of it. */
async function openShop(): Promise<Shop> {
  const [{ createCommerce }, { createOrders }] = await Promise.all([
    import('pending-sync'),
    import('./app/orders.ts'),
  ])
  const commerce = createCommerce({
    baseUrl: new URL('./', document.baseURI).href,
    operatingUnitNumber,
    locale: () => language.get(),
    async fetch(input, init) {
      await headquarters
      // It lives in this browser, but stands for something far away: without a connection nobody reaches it.
      if (!navigator.onLine) throw new TypeError('Failed to fetch')
      // A shop's own server would add its credentials on the way: it may edit and look up customers whom nobody signed in.
      const request = new Request(input, init)
      request.headers.set('Authorization', 'Bearer shop-server')
      return fetch(request)
    },
  })
  followSwitches(commerce)
  return { commerce, orders: createOrders(commerce, orderDesk), headquarters }
}

/** A tester's switches should count at the next click, not when the shop would next ask how the channel is set up. */
function followSwitches({ refreshChannel }: Commerce): void {
  let setUp = ''
  headquarters.then(
    ({ subscribe }) =>
      subscribe(({ channel }) => {
        const current = JSON.stringify(channel.configuration)
        if (current !== setUp) refreshChannel().catch(() => {})
        setUp = current
      }),
    () => {},
  )
}

async function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return
  await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
}

async function startHeadquarters() {
  const [{ createHeadquarters }, browser, { now }, { followSetUp }, { shareWithTabs }] = await Promise.all([
    import('pending-sync/mocks'),
    import('pending-sync/mocks/browser'),
    import('./console/shared-clock.ts'),
    import('./console/set-up.ts'),
    import('./console/shared.ts'),
  ])
  const started = await browser.startHeadquarters({ operatingUnitNumber, now, ...worker })
  await followSetUp(started)
  const rehearsal: Headquarters['rehearsal'] = (profile) =>
    createHeadquarters({ profile, operatingUnitNumber })
  return { ...shareWithTabs(started), orders: started.orders, rehearsal }
}
