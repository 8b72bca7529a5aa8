// Replaces the worker of the built shop where no worker should be, and removes it with its files.

// The page is likely to have its files by then: Chromium does not replace a worker that is asked for one.
addEventListener('install', (event) => event.waitUntil(later().then(() => self.skipWaiting())))

addEventListener('activate', (event) => event.waitUntil(retire()))

function later() {
  return new Promise((resolve) => setTimeout(resolve, 1000))
}

async function retire() {
  const stored = (await caches.keys()).filter((name) => name.endsWith(self.registration.scope))
  await Promise.all(stored.map((name) => caches.delete(name)))
  await self.registration.unregister()
  const pages = await self.clients.matchAll({ type: 'window' })
  await Promise.all(pages.map((page) => page.navigate(page.url)))
}
