import { createHeadquarters, type OrderRow } from 'pending-sync/mocks'
import { attributes } from './console/start-attributes.ts'
import type { PlaceOrder } from './app/orders.ts'
import type { Backend } from './backend.ts'
import { HeadquartersError, sendToHeadquarters } from './console/headquarters-requests.ts'
import { connectHeadquarters, everyMs } from './console/remote-headquarters.ts'
import { pollRemote } from './console/remote-poll.ts'
import { applySetUpLink } from './console/set-up.ts'
import { orderRequest } from './order-request.ts'

/** Connects to the command that answers at the page's own origin. Resolves once it has answered. */
export async function connectBackend(operatingUnitNumber: string): Promise<Backend> {
  const newHeadquarters = (profile = {}, realTime = {}) =>
    createHeadquarters({ profile, realTime, operatingUnitNumber, attributes })
  const connected = await connectHeadquarters(newHeadquarters)
  const headquarters = { ...connected, notApplied: await applySetUpLink(connected) }
  return {
    headquarters,
    placeOrder,
    fetch: (request) => fetch(request),
    onConfigurationChange(run) {
      const { store } = pollRemote(undefined, readConfiguration, everyMs)
      // After a failure the SDK reads the channel again by itself.
      store.subscribe(() => void run().catch(() => {}))
    },
  }
}

/** The switches that the channel has. Few bytes, because every page of the shop asks for them. */
async function readConfiguration(): Promise<unknown> {
  return (await sendToHeadquarters<{ readonly channel: unknown }>('GET', 'switches')).channel
}

const placeOrder: PlaceOrder = async (order, to) => {
  try {
    const { id, createdAt } = await sendToHeadquarters<OrderRow>('POST', 'orders', orderRequest(order, to))
    return { status: 'placed', number: id, placedAt: createdAt }
  } catch (error) {
    if (error instanceof HeadquartersError && error.isRefusal) return { status: 'refused' }
    throw error
  }
}
