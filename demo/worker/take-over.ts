declare const self: ServiceWorkerGlobalScope

// The mock's worker would replace the one before at once, and open tabs would lose their files.
self.addEventListener('install', (event) => event.stopImmediatePropagation())

// A tab that starts asks the worker of a newer build, which waits. See `app/new-build.ts`.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(takeOver(event.ports[0]))
})

/** Replaces the worker before, unless another tab still needs it. Answers if it does. */
async function takeOver(port: MessagePort | undefined): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const tabs = pages.filter(({ url }) => url.startsWith(self.registration.scope))
  const isAlone = tabs.length <= 1
  port?.postMessage(isAlone)
  if (isAlone) await self.skipWaiting()
}
