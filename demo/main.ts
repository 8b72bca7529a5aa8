import { createCommerce } from 'pending-sync'
import { mount } from 'svelte'
import App from './App.svelte'
import { createOrders } from './app/orders.ts'
import { language, loadWords } from './app/words.svelte.ts'
import './styles/index.css'

const operatingUnitNumber = '068'

// The mock headquarters replaces a real backend. It starts in parallel with the shop, and only requests wait for it.
const backend = document.querySelector('meta[name=headquarters]')
  ? import('./command-backend.ts').then(({ connectBackend }) => connectBackend(operatingUnitNumber))
  : import('./backend.ts').then(({ startBackend }) => startBackend(operatingUnitNumber))

const commerce = createCommerce({
  baseUrl: new URL('./', document.baseURI).href,
  operatingUnitNumber,
  // The backend adds the credentials of the shop.
  asksAs: 'application',
  locale: () => language.current,
  fetch: async (input, init) => (await backend).fetch(new Request(input, init)),
})
const orders = createOrders(commerce, async (order) => (await backend).placeOrder(order))

const headquarters = backend.then(({ headquarters, onConfigurationChange }) => {
  // A change of the testers' switches applies at once, not when the SDK would next read the channel.
  onConfigurationChange(commerce.refreshChannel)
  return headquarters
})

void loadWords('shop').then(() =>
  mount(App, { target: document.body, props: { commerce, orders, headquarters } }),
)
