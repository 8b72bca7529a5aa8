import { createCommerce } from 'pending-sync'
import { mount } from 'svelte'
import App from './App.svelte'
import { createOrders } from './app/orders.ts'
import { language, loadWords } from './app/words.svelte.ts'
import { openSession } from './session/session.svelte.ts'
import './styles/index.css'

const operatingUnitNumber = '068'

// The mock headquarters replaces a real backend. It starts in parallel with the shop, and only requests wait for it.
const backend = document.querySelector('meta[name=headquarters]')
  ? import('./command-backend.ts').then(({ connectBackend }) => connectBackend(operatingUnitNumber))
  : import('./backend.ts').then(({ startBackend }) => startBackend(operatingUnitNumber))

void start()

async function start(): Promise<void> {
  const [session] = await Promise.all([openSession(backend, forget), loadWords('shop')])
  const { person, getIdToken } = session

  const channel = {
    baseUrl: new URL('./', document.baseURI).href,
    operatingUnitNumber,
    locale: () => language.current,
    fetch: async (input: RequestInfo | URL, init?: RequestInit) =>
      (await backend).fetch(new Request(input, init)),
  }
  const guest = createCommerce(channel)
  const commerce = person
    ? createCommerce({ ...channel, shopper: { id: person.subject, getIdToken } })
    : guest
  const orders = createOrders({ commerce, guest, owner: person?.subject }, async (order) =>
    (await backend).placeOrder(order),
  )

  const headquarters = backend.then(({ headquarters, onConfigurationChange }) => {
    // A change of the testers' switches applies at once, not when the SDK would next read the channel.
    onConfigurationChange(commerce.refreshChannel)
    return headquarters
  })

  mount(App, {
    target: document.body,
    props: { commerce, ...(person && { guest }), orders, session, headquarters },
  })

  /** Removes what this device keeps about whoever uses the shop. */
  async function forget(): Promise<void> {
    await Promise.all([commerce.forget(), orders.forget()])
  }
}
