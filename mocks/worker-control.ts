const attemptKey = 'pending-sync-headquarters-reload'

/**
 * Resolves when the service worker will see this page's requests. After a hard reload it does not: browsers leave such a
 * page without its worker until it is loaded once more. So the page is reloaded, and nothing that was about to start on
 * it does; what it would have sent meanwhile would have passed the headquarters by.
 *
 * Rejects with an Error when a reload does not help, such as while developer tools bypass service workers.
 */
export async function controlledByWorker(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  if (navigator.serviceWorker.controller || !registration?.active) {
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
