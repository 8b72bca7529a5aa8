import { createCommerce } from 'pending-sync'
import { mount } from 'svelte'
import App from './App.svelte'
import { openCart } from './app/cart.svelte.ts'
import { createOrders } from './app/orders.ts'
import { labels, loadWords } from './app/words.svelte.ts'
import { openSession } from './session/session.svelte.ts'
import { startBackend } from './start-backend.ts'
import './styles/index.css'

void start()

async function start(): Promise<void> {
  // The mock headquarters replaces a real backend. It starts in parallel with the shop, and only requests wait for it.
  const operatingUnitNumber = '068'
  const backend = startBackend(operatingUnitNumber)
  const [{ shopper, ...session }] = await Promise.all([openSession(backend.started), loadWords('shop')])

  const channel = {
    baseUrl: new URL('./', document.baseURI).href,
    operatingUnitNumber,
    locale: () => labels.locale,
    messages: () => labels.messages,
    fetch: backend.fetch,
  }
  openCart(shopper?.id)
  const guest = createCommerce(channel)
  const commerce = shopper ? createCommerce({ ...channel, shopper }) : guest
  const orders = createOrders({ commerce, guest, owner: shopper?.id }, backend.placeOrder)
  // A change of the testers' switches applies at once, not when the SDK would next read the channel.
  backend.onConfigurationChange(commerce.refreshChannel)

  const { headquarters } = backend
  mount(App, { target: document.body, props: { commerce, guest, orders, session, headquarters } })
}
