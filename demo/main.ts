import './styles/type.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import type { Commerce } from 'pending-sync'
import { mount } from 'svelte'
import App from './app/App.svelte'
import { language } from './app/language.ts'
import type { OrderDesk } from './app/orders.ts'
import { firstPage } from './app/routes.ts'
import type { Shop } from './app/shop.ts'
import { fetchWords } from './app/words.ts'
import type { Headquarters } from './console/headquarters.ts'

const operatingUnitNumber = '068'

// What is built also opens without a connection; while developing, files should be fresh.
const worker = import.meta.env.PROD ? { workerUrl: new URL('shop-worker.js', document.baseURI).href } : {}

// The headquarters is no part of a shop: it is fetched once the first page stands, and only requests wait for it.
const headquarters = Promise.all([showFirstPage(), pageLoaded()]).then(startHeadquarters)

// The SDK has no verb for orders: they are the shop's own affair, and here headquarters takes them in itself.
const orderDesk: OrderDesk = {
  async place({ channelReferenceId, account }) {
    const { orders } = await headquarters
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

async function showFirstPage(): Promise<void> {
  const target = document.getElementById('shop')
  const shop = openShop()
  await fetchWords()
  if (target) mount(App, { target, props: { shop } })
  await firstPage
  await painted()
}

/** A tab that nobody sees is not painted, and does not wait for it. */
async function painted(): Promise<void> {
  if (document.hidden) return
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

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
      failUnlessOnline()
      // A shop's own server would add its credentials on the way: it may edit and look up customers whom nobody signed in.
      const request = new Request(input, init)
      request.headers.set('Authorization', 'Bearer shop-server')
      return fetch(request)
    },
  })
  followSwitches(commerce)
  const orders = createOrders(commerce, orderDesk)
  // Whoever is forgotten takes cart and orders along.
  const forget = async () => void (await Promise.all([commerce.forget(), orders.forget()]))
  return { commerce: { ...commerce, forget }, orders, headquarters }
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

/** Headquarters lives in this browser, but stands for something far away: without a connection nobody reaches it. */
function failUnlessOnline(): void {
  if (!navigator.onLine) throw new TypeError('Failed to fetch')
}

async function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return
  await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
}

async function startHeadquarters() {
  const [{ createHeadquarters }, browser, { now, followSetUp, shareWithTabs }] = await Promise.all([
    import('pending-sync/mocks'),
    import('pending-sync/mocks/browser'),
    import('./console/at-start.ts'),
  ])
  const started = await browser.startHeadquarters({ operatingUnitNumber, now, ...worker })
  await followSetUp(started)
  const rehearsal: Headquarters['rehearsal'] = (profile) =>
    createHeadquarters({ profile, operatingUnitNumber })
  return { ...shareWithTabs(started), orders: started.orders, rehearsal }
}
