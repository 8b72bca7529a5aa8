const reloadKey = 'pending-sync-headquarters-reload'

/**
 * Resolves when the service worker sees this page's requests, or is not registered yet. After a hard reload, browsers
 * leave a page without its worker until the next load: its requests would go to the network. Then:
 *
 * 1. Reloads the page and never resolves, so that nothing starts on the old page.
 * 2. After the reload, resolves; or rejects with an Error when the page still has no worker, such as while the
 *    developer tools bypass service workers.
 */
export async function waitForWorker(): Promise<void> {
  if ((await controlState()) === 'controlled') {
    sessionStorage.removeItem(reloadKey)
    return
  }
  if (sessionStorage.getItem(reloadKey)) {
    sessionStorage.removeItem(reloadKey)
    throw new Error(
      'The service worker does not see this page. Turn "Bypass for network" off in the developer tools and reload.',
    )
  }
  sessionStorage.setItem(reloadKey, 'once')
  location.reload()
  await new Promise<never>(() => {})
}

async function controlState(): Promise<'controlled' | 'bypassed'> {
  const registration = await navigator.serviceWorker.getRegistration()
  const worker = registration?.installing ?? registration?.waiting ?? registration?.active
  if (navigator.serviceWorker.controller || !worker) return 'controlled'
  if (worker.state === 'activated') return 'bypassed'
  // Another tab has just registered the worker. It takes over the open pages when it becomes active.
  await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
  return controlState()
}
