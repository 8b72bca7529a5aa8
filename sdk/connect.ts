import type { Caller } from './domain/identity.ts'
import type { Environment } from './environment.ts'
import type { Settings, Shopper } from './options.ts'
import type { Database } from './outbox/database.ts'
import { createOutboxStore, type OutboxStore } from './outbox/outbox-store.ts'
import { applicationOwner, guestOwner, type ToOwner } from './outbox/owner.ts'
import { createShopperOwner } from './outbox/shopper-owner.ts'
import { createShopperCredentials, credentialsOf, type Credentials } from './wire/credentials.ts'
import { createEndpoints, type Endpoints } from './wire/endpoints.ts'
import { createTransport } from './wire/transport.ts'

/** One owner: who asks, its rows on this device, and the requests with its credentials. */
export interface Connection {
  readonly caller: Caller
  readonly outbox: OutboxStore
  readonly endpoints: Endpoints
}

/**
 * Connects the owner of this client, and for a shopper also the guest: what a guest left on this device is sent without a
 * token, whoever signed in since.
 */
export function connect(
  settings: Settings,
  database: Database,
  environment: Environment,
): { readonly own: Connection; readonly guest?: Connection } {
  const { asker } = settings
  const toConnection = (caller: Caller, owner: ToOwner, credentials: Credentials): Connection => ({
    caller,
    outbox: createOutboxStore(database, owner, environment.random),
    endpoints: createEndpoints(createTransport(settings, credentials, environment)),
  })
  const asGuest = () => toConnection('guest', guestOwner, credentialsOf('guest'))
  const asShopper = ({ id, getIdToken }: Shopper) => {
    const { owner, isOwnIdentity } = createShopperOwner(database, environment, id)
    return toConnection(
      'shopper',
      owner,
      createShopperCredentials({ getIdToken, isOwnIdentity }, environment),
    )
  }

  switch (asker.caller) {
    case 'guest':
      return { own: asGuest() }
    case 'application':
      return { own: toConnection('application', applicationOwner, credentialsOf('application')) }
    case 'shopper':
      return { own: asShopper(asker.shopper), guest: asGuest() }
  }
}
