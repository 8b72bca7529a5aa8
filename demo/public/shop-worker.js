// Keeps the shop's own files on the device, so that the shop opens without a connection. Requests to the channel are
// left to the worker of the mocked headquarters, which is loaded at the end.

const shelf = 'asola files'
const fixed = ['./', 'favicon.svg', 'manifest.webmanifest']

addEventListener('install', (event) => event.waitUntil(stock()))

addEventListener('fetch', (event) => {
  if (!isFile(event.request)) return
  // The other worker listens too, and only one may answer.
  event.stopImmediatePropagation()
  event.respondWith(answer(event.request))
})

// The mock retires with the last page, and would take the shelf's door with it.
self.registration.unregister = async () => false

importScripts('mockServiceWorker.js')

async function stock() {
  const chunks = Object.values(await (await fetch('files.json', { cache: 'no-cache' })).json())
  const built = chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets])
  await caches.delete(shelf)
  const cache = await caches.open(shelf)
  await cache.addAll([...new Set([...fixed, ...built])])
}

function isFile({ method, url }) {
  const isOurs = url.startsWith(self.registration.scope)
  return method === 'GET' && isOurs && !url.includes('/Commerce/')
}

/** Built files carry their content in their name and never change; everything else is asked for first. */
async function answer(request) {
  const cache = await caches.open(shelf)
  const known = await cache.match(request.mode === 'navigate' ? './' : request, { ignoreVary: true })
  if (known && request.url.includes('/assets/')) return known
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await cache.put(request.mode === 'navigate' ? './' : request, fresh.clone())
    return fresh
  } catch (error) {
    if (known) return known
    throw error
  }
}
