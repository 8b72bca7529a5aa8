import type { PlaceOrder } from './app/orders.ts'
import type { Backend } from './backend.ts'
import type { Headquarters } from './console/headquarters.ts'

/** A backend that is still starting. Its functions wait for it. */
interface StartingBackend {
  /** Resolves when the backend answers requests. */
  readonly started: Promise<unknown>
  readonly fetch: typeof globalThis.fetch
  readonly placeOrder: PlaceOrder
  onConfigurationChange(run: () => Promise<unknown>): void
  /** For the testers' console. */
  readonly headquarters: Promise<Headquarters>
}

/** Starts a headquarters in this browser, or connects to the command that serves the page. Fetches only the one it needs. */
export function startBackend(operatingUnitNumber: string): StartingBackend {
  const started: Promise<Backend> = document.querySelector('meta[name=headquarters]')
    ? import('./command-backend.ts').then(({ connectBackend }) => connectBackend(operatingUnitNumber))
    : startHere(operatingUnitNumber)
  return {
    started,
    fetch: async (input, init) => (await started).fetch(new Request(input, init)),
    placeOrder: async (order, to) => (await started).placeOrder(order, to),
    onConfigurationChange(run) {
      // The console says so if it did not start.
      started.then((backend) => backend.onConfigurationChange(run)).catch(() => {})
    },
    headquarters: started.then(({ headquarters }) => headquarters),
  }
}

async function startHere(operatingUnitNumber: string): Promise<Backend> {
  if (!('intersection' in Set.prototype))
    await import('./older-browsers.ts').then(({ completeOlderBrowser }) => completeOlderBrowser())
  const { startBackend } = await import('./backend.ts')
  return startBackend(operatingUnitNumber)
}
