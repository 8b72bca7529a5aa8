import { setupWorker } from 'msw/browser'
import type { HeadquartersOptions } from './api/options.ts'
import { createHeadquarters, type Headquarters } from './index.ts'
import { indexedDbTables } from './tables/indexed-db.ts'
import { waitForWorker } from './worker-control.ts'

export { indexedDbTables } from './tables/indexed-db.ts'

/** The options of a headquarters in a page. */
export interface BrowserOptions extends HeadquartersOptions {
  /**
   * The URL of MSW's worker script. The worker sees only pages below its folder. Default: `/mockServiceWorker.js`,
   * where the plugin of `msw/vite` serves it.
   */
  readonly workerUrl?: string
}

/** A headquarters that answers this page's requests to any URL with `/Commerce/` in its path. */
export interface StartedHeadquarters extends Headquarters {
  /** Stops answering this page. Calling it again does nothing. The rows stay. */
  stop(): Promise<void>
}

/**
 * Starts MSW's service worker and resolves when it answers. The rows are in IndexedDB unless `tables` says otherwise:
 * a reload and the other tabs of the site see the same headquarters. Reloads the page first when a hard reload has
 * left it without its worker. Rejects with an Error when that does not help, such as while the developer tools bypass
 * the worker.
 */
export async function startHeadquarters(options: BrowserOptions = {}): Promise<StartedHeadquarters> {
  const { workerUrl = '/mockServiceWorker.js', ...rest } = options
  await waitForWorker()
  const headquarters = createHeadquarters({
    tables: indexedDbTables(),
    ...rest,
    identities: ofThisSite(rest.identities),
  })
  const worker = setupWorker(...headquarters.handlers)
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: workerUrl } })
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await worker.stop()
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
