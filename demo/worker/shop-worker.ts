/*
 * The one service worker of the built shop: it opens the shop without a connection, and the mock headquarters answers
 * through it. The mock comes last, because only the first listener responds.
 */
import './files.ts'
import './take-over.ts'
import './pages-gone.ts'
import 'msw/mockServiceWorker.js'

declare const self: ServiceWorkerGlobalScope

// The mock unregisters its worker when the last page closes, which would stop serving the files.
self.registration.unregister = async () => false
