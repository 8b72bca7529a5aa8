// Stores the shop's own files, so that the shop opens without a connection. Requests to the channel and to the identity provider are left to the worker
// of the mock headquarters, which is imported below.

const cacheName = 'asola files'
const unhashed = ['./', 'favicon.svg', 'manifest.webmanifest']

addEventListener('install', (event) => event.waitUntil(storeFiles()))

addEventListener('fetch', (event) => {
  if (!isFile(event.request)) return
  // The mock's worker listens as well, and only one may respond.
  event.stopImmediatePropagation()
  event.respondWith(respond(event.request))
})

// The mock unregisters its worker when the last page closes, which would stop serving the files.
self.registration.unregister = async () => false

importScripts('mockServiceWorker.js')

async function storeFiles() {
  const chunks = Object.values(await (await fetch('files.json', { cache: 'no-cache' })).json())
  const built = chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets])
  await caches.delete(cacheName)
  const cache = await caches.open(cacheName)
  await cache.addAll([...new Set([...unhashed, ...built])])
}

function isFile({ method, url }) {
  const isOurs = url.startsWith(self.registration.scope)
  return method === 'GET' && isOurs && !/\/(Commerce|identities)\//.test(new URL(url).pathname)
}

/** Serves built files from the cache, because their names contain their hash. Fetches all others first. */
async function respond(request) {
  const cache = await caches.open(cacheName)
  const stored = await cache.match(request.mode === 'navigate' ? './' : request, { ignoreVary: true })
  if (stored && request.url.includes('/assets/')) return stored
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await cache.put(request.mode === 'navigate' ? './' : request, fresh.clone())
    return fresh
  } catch (error) {
    if (stored) return stored
    throw error
  }
}
