import { toDiagnostic } from './diagnostic.ts'
import type { Caller } from './domain/identity.ts'
import type { Environment } from './environment.ts'
import {
  createChannelBackOff,
  outageOfAnonymous,
  type ChannelBackOff,
} from './negotiation/channel-back-off.ts'
import type { Diagnostic, Shopper } from './options.ts'
import type { Database } from './outbox/database.ts'
import { createOutboxStore, type OutboxStore } from './outbox/outbox-store.ts'
import { applicationOwner, guestOwner, type ToOwner } from './outbox/owner.ts'
import { createShopperOwner } from './outbox/shopper-owner.ts'
import type { Settings } from './settings.ts'
import { createShopperCredentials, credentialsOf, type Credentials } from './wire/credentials.ts'
import { createEndpoints, type Endpoints } from './wire/endpoints.ts'
import { createTransport, type OnAnswer } from './wire/transport.ts'

/** One owner: who asks, its rows on this device, and the requests with its credentials. */
export interface Connection {
  readonly caller: Caller
  readonly outbox: OutboxStore
  readonly endpoints: Endpoints
  /** The back-off while the channel wants a token and there is none: the owner's entries wait together. */
  readonly anonymous: ChannelBackOff
}

/**
 * Connects the owner of this client, and for a shopper also the guest: the rows that a guest left on this device are sent
 * without a token, also when somebody has signed in since.
 */
export function connect(
  settings: Settings,
  database: Database,
  environment: Environment,
  onAnswer: OnAnswer,
): { readonly own: Connection; readonly guest?: Connection } {
  const { asker } = settings
  function toConnection(caller: Caller, owner: ToOwner, credentials: Credentials): Connection {
    // A shopper may have another token for the next entry.
    const anonymous = createChannelBackOff(
      environment,
      caller === 'shopper' ? () => undefined : outageOfAnonymous,
    )
    const noteAnswer: OnAnswer = (kind, answer, details) => {
      onAnswer(kind, answer, details)
      settings.onRequest(details.report)
      anonymous.note(kind, answer, details.report.operation)
    }
    return {
      caller,
      anonymous,
      outbox: createOutboxStore(database, owner, environment.random, reportOnce(settings.onDiagnostic)),
      endpoints: createEndpoints(createTransport(settings, credentials, environment, noteAnswer)),
    }
  }
  const asGuest = () => toConnection('guest', guestOwner, credentialsOf('guest'))
  const asShopper = ({ id, getIdToken }: Shopper) => {
    const { owner, isOwnIdentity } = createShopperOwner(database, environment, id)
    const onError = (error: unknown) => settings.onDiagnostic(toDiagnostic(error, 'id-token-failed'))
    return toConnection(
      'shopper',
      owner,
      createShopperCredentials({ getIdToken, isOwnIdentity, onError }, environment),
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

/** Tells the site's operator once of each row that this version cannot read. The row is kept for one that can. */
function reportOnce(onDiagnostic: (diagnostic: Diagnostic) => void): (row: unknown) => void {
  const reported = new Set<string>()
  return (row) => {
    const { id, key, kind } = (row ?? {}) as {
      readonly id?: unknown
      readonly key?: unknown
      readonly kind?: unknown
    }
    const name = String(id ?? key)
    if (reported.has(name)) return
    reported.add(name)
    const isEntry = id !== undefined
    onDiagnostic({
      code: 'row-unreadable',
      ...(isEntry && { entryId: name }),
      detail: isEntry ? `an entry of the kind ${String(kind)}` : 'a customer',
    })
  }
}
