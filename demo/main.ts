import './styles/type.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import { mount } from 'svelte'
import App from './app/App.svelte'
import { firstPage, shopNeeded } from './app/routes.ts'
import type { Shop } from './app/shop.ts'
import { language, loadWords } from './app/words.svelte.ts'

const operatingUnitNumber = '068'

// Who only looks at the start page needs neither the SDK nor a channel, unless this device has something to send.
const asked = Promise.race([shopNeeded, shopKnown()])

// The headquarters is no part of a shop: it is fetched once the first page stands, and only requests wait for it.
const farAway = Promise.all([showFirstPage(), pageLoaded(), asked])
  .then(() => import('./headquarters.ts'))
  .then(({ openFarAway }) => openFarAway(operatingUnitNumber))

async function showFirstPage(): Promise<void> {
  const target = document.getElementById('shop')
  const shop = asked.then(openShop)
  await loadWords('shop')
  if (target) mount(App, { target, props: { shop } })
  await firstPage
  await painted()
}

/** A tab that nobody sees is not painted, and does not wait for it. */
async function painted(): Promise<void> {
  if (document.hidden) return
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

async function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return
  await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
}

/** Resolves when this device turns out to keep customers or orders, otherwise never. */
async function shopKnown(): Promise<void> {
  const isKnown = await indexedDB.databases().then(
    (databases) => databases.length > 0,
    // Who cannot say might.
    () => true,
  )
  if (!isKnown) await new Promise(() => {})
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
    locale: () => language.current,
    fetch: async (input, init) => (await farAway).fetch(new Request(input, init)),
  })
  // A tester's switches should count at the next click, not when the shop would next ask how the channel is set up.
  const headquarters = farAway.then(({ headquarters, onSetUp }) => {
    onSetUp(() => void commerce.refreshChannel().catch(() => {}))
    return headquarters
  })
  const orders = createOrders(commerce, {
    place: async (order) => (await farAway).orderDesk.place(order),
  })
  // Whoever is forgotten takes cart and orders along.
  const forget = async () => void (await Promise.all([commerce.forget(), orders.forget()]))
  return { commerce: { ...commerce, forget }, orders, headquarters }
}

// Opens the shop without a connection from the second visit on. (While developing, files should be fresh.)
if (import.meta.env.PROD)
  void pageLoaded().then(() => navigator.serviceWorker?.register(new URL('shop-worker.js', document.baseURI)))
