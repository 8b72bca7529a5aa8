const attemptKey = 'pending-sync-headquarters-reload'

/**
 * Resolves when the service worker will see this page's requests, or is yet to be registered. After a hard reload it
 * does not see them: browsers leave such a page without its worker until it is loaded once more. So the page is
 * reloaded, and nothing that was about to start on it does; what it would have sent would have passed the headquarters
 * by.
 *
 * Rejects with an Error when a reload does not help, such as while developer tools bypass service workers.
 */
export async function waitForWorker(): Promise<void> {
  if ((await control()) === 'settled') {
    sessionStorage.removeItem(attemptKey)
    return
  }
  if (sessionStorage.getItem(attemptKey)) {
    sessionStorage.removeItem(attemptKey)
    throw new Error(
      'The service worker does not see this page. Turn "Bypass for network" off in the developer tools and reload.',
    )
  }
  sessionStorage.setItem(attemptKey, 'once')
  location.reload()
  await new Promise<never>(() => {})
}

async function control(): Promise<'settled' | 'passed by'> {
  const registration = await navigator.serviceWorker.getRegistration()
  const worker = registration?.installing ?? registration?.waiting ?? registration?.active
  if (navigator.serviceWorker.controller || !worker) return 'settled'
  if (worker.state === 'activated') return 'passed by'
  // Another tab has just registered it; when it is active it takes over the pages that are open.
  await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
  return control()
}
