/*
 * The one service worker of the built shop: it opens the shop without a connection, and the mock headquarters answers
 * through it. The files come first, because only one of the two may respond to a request.
 */
import './files.ts'
import './take-over.ts'
import 'msw/mockServiceWorker.js'

declare const self: ServiceWorkerGlobalScope

// The mock unregisters its worker when the last page closes, which would stop serving the files.
self.registration.unregister = async () => false
