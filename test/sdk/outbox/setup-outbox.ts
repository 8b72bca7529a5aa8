import { onTestFinished } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import { createDatabase } from '../../../sdk/outbox/database.ts'
import { createOutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { guestOwner } from '../../../sdk/outbox/owner.ts'
import { withIdentity } from '../../../sdk/outbox/stored-customer.ts'
import { toNewEntry, toCreateIntent } from '../../../sdk/outbox/intent.ts'
import type { Attempt, EntryOutcome } from '../../../sdk/outbox/model.ts'
import { sampleAttempt } from '../../support/samples.ts'
import type { ArrivedIdentity } from '../../../sdk/domain/identity.ts'

export const environment = browserEnvironment()

export const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'

export function setupOutbox(name = `test ${crypto.randomUUID()}`, random = Math.random) {
  const database = createDatabase(environment, async () => name)
  onTestFinished(() => database.close())
  return { name, database, outbox: createOutboxStore(database, guestOwner, random) }
}

/** The outcome of an accepted create. */
export function accepted(identity: ArrivedIdentity): EntryOutcome {
  return { event: 'deliver', delivery: { apply: (customer) => withIdentity(customer, identity) } }
}

export function attemptIn(epoch: number, at = 1): Attempt {
  return sampleAttempt({ epoch, at })
}

export function intent(firstName = 'Ada') {
  return toCreateIntent({ firstName, lastName: 'Rossi' }, 'sync', 'channel-decides', environment)
}

export function title(key: string, status: 'queued' | 'waiting') {
  return { entry: toNewEntry(key, { kind: 'add-title', payload: { titleId: '7' } }, { status }, environment) }
}
