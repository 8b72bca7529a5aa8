import { createCommerce } from 'pending-sync'
import { mount } from 'svelte'
import App from './App.svelte'
import { createOrders } from './app/orders.ts'
import { language, loadWords } from './app/words.svelte.ts'
import './styles/index.css'

const operatingUnitNumber = '068'

// The mock headquarters stands in for a real backend. It starts beside the shop, and only requests wait for it.
const backend = import('./backend.ts').then(({ startBackend }) => startBackend(operatingUnitNumber))

const commerce = createCommerce({
  baseUrl: new URL('./', document.baseURI).href,
  operatingUnitNumber,
  locale: () => language.current,
  fetch: async (input, init) => (await backend).fetch(new Request(input, init)),
})
const orders = createOrders(commerce, async (order) => (await backend).placeOrder(order))

const headquarters = backend.then(({ headquarters, onConfigurationChange }) => {
  // A tester's switches count at the next click, not at the next regular reading of the channel.
  onConfigurationChange(commerce.refreshChannel)
  return headquarters
})

void loadWords('shop').then(() =>
  mount(App, { target: document.body, props: { commerce, orders, headquarters } }),
)
