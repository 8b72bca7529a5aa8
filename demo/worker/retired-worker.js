// Replaces the worker of the built shop where no worker should be, and removes it with its files.

addEventListener('install', () => self.skipWaiting())

addEventListener('activate', (event) => event.waitUntil(retire()))

async function retire() {
  const stored = (await caches.keys()).filter((name) => name.endsWith(self.registration.scope))
  await Promise.all(stored.map((name) => caches.delete(name)))
  await self.registration.unregister()
  const pages = await self.clients.matchAll({ type: 'window' })
  await Promise.all(pages.map((page) => page.navigate(page.url)))
}
