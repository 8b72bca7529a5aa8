/** The longest time that a page waits for the worker of a newer build, in milliseconds. */
const longestWait = 1000

/** A page counts as loaded when it has fetched no file for this time, in milliseconds. */
const quietTime = 200

/**
 * Opens the newer build that this browser has stored. Its service worker waits until no tab needs the earlier build.
 *
 * 1. The only tab asks that worker to take over, and reloads when it has, before a request is sent by the old build.
 * 2. If that takes long, the tab goes on with the old build, and reloads when the worker has taken over.
 * 3. Beside other tabs it goes on: all tabs stay on the old build, until they are closed.
 */
export async function openNewerBuild(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  const worker = registration?.waiting
  if (!worker) return
  await allFetched()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  const { port1, port2 } = new MessageChannel()
  await new Promise<void>((resolve) => {
    port1.onmessage = ({ data: takesOver }) => {
      if (takesOver === false) resolve()
    }
    setTimeout(resolve, longestWait)
    worker.postMessage('take-over', [port2])
  })
}

/**
 * Resolves when the page has its files. Chromium ends the old worker before it replaces it. If a file is asked for at
 * that moment, it starts the old worker again and does not replace it.
 */
async function allFetched(): Promise<void> {
  let before = -1
  let now = 0
  while (now > before) {
    before = now
    await new Promise((resolve) => setTimeout(resolve, quietTime))
    now = performance.getEntriesByType('resource').length
  }
}

/**
 * Looks for a newer build whenever somebody comes back to this tab. Browsers look by themselves only when a page is
 * loaded, and a tab of this shop may stay open for days.
 */
export function lookForNewerBuilds(): void {
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState === 'hidden') return
    const registration = await navigator.serviceWorker.getRegistration()
    // There is no connection, or the host is changing its files. The next look is soon enough.
    await registration?.update().catch(() => {})
  })
}
