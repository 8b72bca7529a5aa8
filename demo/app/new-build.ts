/**
 * Opens the newest build that this browser has stored: its service worker waits until no tab needs the build before.
 *
 * 1. The only tab asks that worker to take over, reloads and never resolves, so that nothing starts on the old build.
 * 2. Beside other tabs it resolves: all tabs stay on the build before, until they are closed.
 */
export async function openNewestBuild(): Promise<void> {
  const registration = await findRegistration()
  const newer = registration?.waiting
  if (newer && (await takesOver(newer))) {
    await activation(newer)
    location.reload()
    await new Promise<never>(() => {})
  }
  document.addEventListener('visibilitychange', lookForNewerBuild)
}

/** Browsers look by themselves only when a page is loaded, and a tab of this shop may stay open for days. */
async function lookForNewerBuild(): Promise<void> {
  if (document.visibilityState === 'hidden') return
  const registration = await findRegistration()
  // There is no connection, or the host is changing its files. The next look is soon enough.
  await registration?.update().catch(() => {})
}

/** Resolves with `undefined` where service workers are not available, such as over plain HTTP. */
async function findRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  return navigator.serviceWorker.getRegistration().catch(() => undefined)
}

function takesOver(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true)
    worker.postMessage('take-over', [port2])
  })
}

async function activation(worker: ServiceWorker): Promise<void> {
  while (worker.state !== 'activated' && worker.state !== 'redundant') {
    await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
  }
}
