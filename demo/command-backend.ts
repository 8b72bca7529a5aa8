import { createHeadquarters } from 'pending-sync/mocks'
import type { PlaceOrder } from './app/orders.ts'
import type { Backend } from './backend.ts'
import { onConfigurationChange } from './configuration-changes.ts'
import { HeadquartersError, sendToHeadquarters } from './console/headquarters-requests.ts'
import { connectHeadquarters } from './console/remote-headquarters.ts'
import { applySetUpLink } from './console/set-up.ts'
import { startChannel } from './console/start-settings.ts'

/** Connects to the command that answers at the page's own origin. Resolves once it has answered. */
export async function connectBackend(operatingUnitNumber: string): Promise<Backend> {
  const newHeadquarters = (profile = {}) =>
    createHeadquarters({ profile, operatingUnitNumber, channel: startChannel })
  const headquarters = await connectHeadquarters(newHeadquarters)
  await applySetUpLink(headquarters)
  return {
    headquarters,
    placeOrder,
    fetch(request) {
      // With credentials the shop may edit and look up customers who are not signed in.
      request.headers.set('Authorization', 'Bearer shop-server')
      return fetch(request)
    },
    onConfigurationChange: (run) => onConfigurationChange(headquarters, run),
  }
}

const placeOrder: PlaceOrder = async ({ channelReferenceId, account }) => {
  try {
    const { id } = await sendToHeadquarters<{ readonly id: string }>('POST', 'orders', {
      channelReferenceId,
      account,
    })
    return { status: 'placed', number: id }
  } catch (error) {
    if (error instanceof HeadquartersError && error.isRefusal) return { status: 'refused' }
    throw error
  }
}
