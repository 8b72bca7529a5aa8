import { setupWorker } from 'msw/browser'
import { createHeadquarters, type Headquarters } from './index.ts'
import { once } from './once.ts'
import { indexedDbTables } from './tables/indexed-db.ts'
import type { HeadquartersOptions } from './api/headquarters.ts'
import { controlledByWorker } from './worker-control.ts'

export { indexedDbTables } from './tables/indexed-db.ts'

export interface BrowserOptions extends HeadquartersOptions {
  /**
   * Where MSW's worker script is served. Default: `/mockServiceWorker.js`, where the plugin of `msw/vite` puts it for a
   * site that has its host to itself. The worker sees only pages below its folder.
   */
  readonly workerUrl?: string
}

/** A headquarters that answers what this page sends to any URL with `/Commerce/` in its path. */
export interface StartedHeadquarters extends Headquarters {
  /** Stops answering in this page, however often it is called. The rows stay. */
  stop(): Promise<void>
}

/**
 * Starts the service worker and resolves when it answers. The rows are in IndexedDB unless `tables` says otherwise, so
 * that a reload, and every other tab of the site, sees the same headquarters.
 */
export async function startHeadquarters(options: BrowserOptions = {}): Promise<StartedHeadquarters> {
  const { workerUrl = '/mockServiceWorker.js', ...rest } = options
  await controlledByWorker()
  const headquarters = createHeadquarters({ tables: indexedDbTables(), ...rest })
  const worker = setupWorker(...headquarters.handlers)
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: workerUrl } })
  const stop = once(async () => {
    await worker.stop()
    await headquarters.stop()
  })
  return { ...headquarters, stop }
}
