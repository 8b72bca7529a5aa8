import type { Channel } from '../../sdk/domain/channel.ts'
import type { EntryOf, Attempt, LastAttempt, StoredCustomer } from '../../sdk/outbox/model.ts'

/** A create right after it was recorded. */
export function sampleEntry(changes: Partial<EntryOf<'create-customer'>> = {}): EntryOf<'create-customer'> {
  return {
    seq: 1,
    id: 'entry-1',
    kind: 'create-customer',
    customerKey: 'customer-1',
    status: 'queued',
    attempts: 0,
    recordedAt: 1_000,
    payload: {
      draft: { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' },
      addressKeys: [],
    },
    requestedMode: 'channel-decides',
    ...changes,
  }
}

/** An additional address of the same customer. */
export function sampleAddressEntry(
  changes: Partial<EntryOf<'create-address'>> = {},
): EntryOf<'create-address'> {
  const { payload: _payload, ...base } = sampleEntry()
  const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }
  return {
    ...base,
    id: 'entry-2',
    seq: 2,
    kind: 'create-address',
    payload: { addressKey: 'address-1', address },
    ...changes,
  }
}

/** A channel in sync mode with all switches off. */
export function sampleChannel(changes: Partial<Channel> = {}): Channel {
  return {
    mode: 'sync',
    switches: {
      asyncAddresses: false,
      enhancedAsyncCreation: false,
      asyncEditing: false,
      multipleContacts: false,
    },
    offlineCreation: true,
    source: 'live',
    ...changes,
  }
}

export function sampleAttempt(changes: Partial<Attempt> = {}): Attempt {
  return { epoch: 1, at: 1_000, caller: 'guest', channel: sampleChannel(), ...changes }
}

export function sampleLastAttempt(changes: Partial<LastAttempt> = {}): LastAttempt {
  return { ...sampleAttempt(), isResend: false, ...changes }
}

export function sampleCustomer(changes: Partial<StoredCustomer> = {}): StoredCustomer {
  return {
    key: 'customer-1',
    createEntryId: 'entry-1',
    createdAt: 1_000,
    expectedMode: 'sync',
    identity: { status: 'queued' },
    profile: {
      firstName: 'Ada',
      lastName: 'Rossi',
      addresses: [],
      attributes: [],
      affiliationIds: [],
      contacts: [],
    },
    ...changes,
  }
}

/** The body of a refusal by the channel: JSON whose `Exception` is a string of JSON. */
export function refusalBody(resourceId: string, message = '', results: readonly object[] = []): string {
  return JSON.stringify({
    TypeName: 'DataValidationException',
    Exception: JSON.stringify({
      ErrorResourceId: `Microsoft_Dynamics_Commerce_Runtime_${resourceId}`,
      LocalizedMessage: message,
      ValidationResults: results,
    }),
  })
}
