import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import { createCommerce } from 'pending-sync'
import { mount } from 'svelte'
import App from './app/App.svelte'
import { language } from './app/language.ts'
import { shareLog } from './console/shared-log.ts'

const operatingUnitNumber = '068'

// The headquarters is no part of a shop: it is fetched apart, and the first page does not wait for it. Requests do.
const headquarters = import('pending-sync/mocks/browser')
  .then(({ startHeadquarters }) => startHeadquarters({ operatingUnitNumber }))
  .then((started) => ({ ...started, log: shareLog(started.log) }))

const commerce = createCommerce({
  baseUrl: new URL('./', document.baseURI).href,
  operatingUnitNumber,
  locale: () => language.get(),
  async fetch(input, init) {
    await headquarters
    // It lives in this browser, but stands for something far away: without a connection nobody reaches it.
    if (!navigator.onLine) throw new TypeError('Failed to fetch')
    return fetch(input, init)
  },
})

const target = document.getElementById('shop')
if (target) mount(App, { target, props: { commerce, headquarters } })
