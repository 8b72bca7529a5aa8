/**
 * The mock headquarters in a page: a service worker hands the requests over.
 *
 * @module pending-sync/mocks/browser
 */

import { setupWorker } from 'msw/browser'
import type { HeadquartersOptions } from './api/options.ts'
import { handlersFor } from './handlers.ts'
import { createHeadquarters, type Headquarters } from './index.ts'
import { absoluteBaseUrl, createInterception } from './interception.ts'
import { definedOptions } from './runtime/option-types.ts'
import { indexedDbTables } from './tables/indexed-db.ts'
import { waitForWorker } from './worker-control.ts'

export { indexedDbTables } from './tables/indexed-db.ts'

/** The options of a headquarters in a page. */
export interface BrowserOptions extends HeadquartersOptions {
  /**
   * The URL of MSW's worker script. The worker sees only pages below its folder. Default: `/mockServiceWorker.js`,
   * where the plugin of `msw/vite` serves it. All headquarters of a page share the worker of the first one.
   */
  readonly workerUrl?: string
  /**
   * The base address that this headquarters answers, absolute or relative to the page. Several headquarters of one page
   * need one each. Default: every host.
   */
  readonly baseUrl?: string
}

/** A headquarters that answers this page's requests to URLs with `/Commerce/` in their path. */
export interface StartedHeadquarters extends Headquarters {
  /** Stops answering this page. Calling it again does nothing. The rows stay. */
  stop(): Promise<void>
}

/**
 * Starts MSW's service worker and resolves when it answers. The rows are in IndexedDB unless `tables` says otherwise:
 * a reload and the other tabs of the site see the same headquarters. Reloads the page first when a hard reload has
 * left it without its worker. Rejects with an Error when that does not help, such as while the developer tools bypass
 * the worker; and while another headquarters of this page answers the same base address.
 */
export async function startHeadquarters(options: BrowserOptions = {}): Promise<StartedHeadquarters> {
  const { workerUrl = '/mockServiceWorker.js', baseUrl: given, ...rest } = options
  const baseUrl = absoluteBaseUrl(given, location.href)
  await waitForWorker()
  const defined = definedOptions(rest)
  const headquarters = createHeadquarters({
    tables: indexedDbTables(),
    ...defined,
    identities: ofThisSite(defined.identities),
  })
  wantedWorkerUrl = workerUrl
  const adding = interception.add(baseUrl, handlersFor(headquarters, baseUrl))
  const remove = await adding.catch(async (error: unknown) => {
    await headquarters.stop()
    throw error
  })
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await remove()
    await headquarters.stop()
  }
  return { ...headquarters, stop: () => (stopping ??= stop()) }
}

/** The pages of the site, whatever the authority that a client asks for them. */
function ofThisSite(identities: BrowserOptions['identities'] = {}) {
  const { signInPage, signOutPage } = identities
  return {
    ...identities,
    ...(signInPage !== undefined && { signInPage: new URL(signInPage, location.href).href }),
    ...(signOutPage !== undefined && { signOutPage: new URL(signOutPage, location.href).href }),
  }
}

let worker: ReturnType<typeof setupWorker> | undefined
let wantedWorkerUrl = ''

const interception = createInterception({
  async start() {
    await worker?.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: wantedWorkerUrl } })
  },
  setHandlers: (handlers: Headquarters['handlers']) => (worker ??= setupWorker()).resetHandlers(...handlers),
  async stop() {
    await worker?.stop()
    worker = undefined
  },
})
