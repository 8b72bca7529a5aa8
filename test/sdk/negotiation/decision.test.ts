import { describe, expect, test } from 'vitest'
import type { Channel, ChannelSwitches, CreationMode } from '../../../sdk/domain/channel.ts'
import type { EntryKind } from '../../../sdk/domain/entry.ts'
import { decide, type WhenPending } from '../../../sdk/negotiation/decision.ts'
import type { CustomerStatus } from '../../../sdk/domain/customer.ts'

/*
 * The rules written a second time, in another form than the code: one line for each kind of entry and status of its
 * customer, with the outcome while the channel is reachable and while it is unreachable. In `asyncAddresses ? async : hold`
 * the outcome depends on a switch or a rule.
 */
const rules: readonly (readonly [EntryKind, CustomerStatus, reachable: string, unreachable: string])[] = [
  ['create-address', 'synced', 'asyncAddresses ? async : sync', 'queue'],
  ['create-address', 'pending', 'asyncAddresses ? async : hold', 'asyncAddresses ? queue : hold'],
  ['create-address', 'queued', 'asyncAddresses ? async : hold', 'asyncAddresses ? queue : hold'],
  ['edit-address', 'synced', 'asyncEditing ? async : sync', 'queue'],
  ['edit-address', 'pending', 'asyncEditing ? async : hold', 'asyncEditing ? queue : hold'],
  ['edit-address', 'queued', 'asyncEditing ? async : hold', 'asyncEditing ? queue : hold'],
  ['add-title', 'synced', 'asyncEditing ? async : sync', 'queue'],
  ['add-title', 'pending', 'enhanced ? async : hold', 'enhanced ? queue : hold'],
  ['add-title', 'queued', 'enhanced ? async : hold', 'enhanced ? queue : hold'],
  ['add-affiliation', 'synced', 'asyncEditing ? async : sync', 'queue'],
  [
    'add-affiliation',
    'pending',
    'enhanced+affiliations ? async : hold',
    'enhanced+affiliations ? queue : hold',
  ],
  [
    'add-affiliation',
    'queued',
    'enhanced+affiliations ? async : hold',
    'enhanced+affiliations ? queue : hold',
  ],
  [
    'add-contact',
    'synced',
    'multipleContacts ? asyncEditing ? async : sync : refuse',
    'multipleContacts ? queue : refuse',
  ],
  [
    'add-contact',
    'pending',
    'multipleContacts ? enhanced+contacts ? async : hold : refuse',
    'multipleContacts ? enhanced+contacts ? queue : hold : refuse',
  ],
  [
    'add-contact',
    'queued',
    'multipleContacts ? enhanced+contacts ? async : hold : refuse',
    'multipleContacts ? enhanced+contacts ? queue : hold : refuse',
  ],
  ['edit-customer', 'synced', 'asyncEditing ? async : sync', 'queue'],
  ['edit-customer', 'pending', 'asyncEditing ? async : hold', 'asyncEditing ? queue : hold'],
  ['edit-customer', 'queued', 'queue', 'queue'],
  ['edit-customer', 'refused', 'queue', 'queue'],
  ['issue-loyalty-card', 'synced', 'sync', 'queue'],
  ['issue-loyalty-card', 'pending', 'hold', 'hold'],
  ['issue-loyalty-card', 'queued', 'hold', 'hold'],
]

const holdReasons: Readonly<Record<string, string>> = {
  'create-address': 'async_addresses_off',
  'edit-address': 'account_number_needed',
  'add-title': 'enhanced_creation_off',
  'add-affiliation': 'affiliation_needs_account_number',
  'add-contact': 'contact_needs_account_number',
  'edit-customer': 'account_number_needed',
  'issue-loyalty-card': 'loyalty_needs_account_number',
}

const whenPendingOptions: readonly WhenPending[] = ['refuse', 'wait']

interface Situation {
  readonly mode: CreationMode
  readonly switches: ChannelSwitches
  readonly offlineCreation: boolean
  readonly isReachable: boolean
  readonly rules: { readonly affiliations: boolean; readonly secondaryContacts: boolean }
}

/** Every combination of mode, switches, offline filter, reachability and the site's own rules. */
const situations: readonly Situation[] = Array.from({ length: 2 ** 9 }, (_, number) => {
  const isSet = (bit: number) => (number & (1 << bit)) !== 0
  return {
    mode: isSet(0) ? 'async' : 'sync',
    switches: {
      asyncAddresses: isSet(1),
      enhancedAsyncCreation: isSet(2),
      asyncEditing: isSet(3),
      multipleContacts: isSet(4),
    },
    offlineCreation: isSet(5),
    isReachable: isSet(6),
    rules: { affiliations: isSet(7), secondaryContacts: isSet(8) },
  }
})

/** The first condition decides about everything up to the last colon. */
function expectedOutcome(rule: string, situation: Situation): string {
  const parsed = /^(\S+) \? (.+) : (\w+)$/.exec(rule)
  if (!parsed) return rule
  const [, condition = '', met = '', unmet = ''] = parsed
  const { switches, rules: own } = situation
  const isOn: Readonly<Record<string, boolean>> = {
    asyncAddresses: switches.asyncAddresses,
    asyncEditing: switches.asyncEditing,
    enhanced: switches.enhancedAsyncCreation,
    multipleContacts: switches.multipleContacts,
    affiliations: own.affiliations,
    contacts: own.secondaryContacts,
  }
  return condition.split('+').every((name) => isOn[name]) ? expectedOutcome(met, situation) : unmet
}

function decideIn(
  situation: Situation,
  kind: EntryKind,
  customer: CustomerStatus | undefined,
  whenPending: WhenPending,
) {
  const { mode, switches, offlineCreation, isReachable, rules: asyncRules } = situation
  const channel: Channel = { mode, switches, offlineCreation, source: 'live', readAt: 1 }
  const input = { channel, isReachable: isReachable, rules: asyncRules }
  return decide(kind, customer ? { ...input, customer } : input, whenPending)
}

describe('the decision table', () => {
  test.each(rules)('decides %s for a customer that is %s', (kind, customer, reachable, unreachable) => {
    for (const situation of situations) {
      const expected = expectedOutcome(situation.isReachable ? reachable : unreachable, situation)
      for (const whenPending of whenPendingOptions) {
        const held =
          whenPending === 'wait'
            ? { outcome: 'wait', reason: holdReasons[kind] }
            : { outcome: 'refuse', reason: holdReasons[kind], canWait: true }
        const refused = { outcome: 'refuse', reason: 'multiple_contacts_off', canWait: false }
        const special: Readonly<Record<string, object>> = { hold: held, refuse: refused }
        expect(decideIn(situation, kind, customer, whenPending)).toEqual(
          special[expected] ?? { outcome: expected },
        )
      }
    }
  })

  test.each(Object.keys(holdReasons).filter((kind) => kind !== 'edit-customer') as EntryKind[])(
    'refuses %s for a customer that is refused itself',
    (kind) => {
      for (const situation of situations) {
        for (const whenPending of whenPendingOptions) {
          expect(decideIn(situation, kind, 'refused', whenPending)).toEqual({
            outcome: 'refuse',
            reason: 'customer_refused',
            canWait: false,
          })
        }
      }
    },
  )

  test('decides create-customer', () => {
    for (const situation of situations) {
      const filtered = { outcome: 'refuse', reason: 'offline_creation_off', canWait: false }
      const whenUnreachable = situation.offlineCreation ? { outcome: 'queue' } : filtered
      const expected = situation.isReachable ? { outcome: situation.mode } : whenUnreachable
      for (const whenPending of whenPendingOptions)
        expect(decideIn(situation, 'create-customer', undefined, whenPending)).toEqual(expected)
    }
  })

  test('is tested in every combination', () => {
    const kinds = new Set(rules.map(([kind]) => kind))
    expect(situations).toHaveLength(512)
    expect([...kinds].toSorted()).toEqual(Object.keys(holdReasons).toSorted())
    // Three statuses for each kind, and one more: a refused customer can be edited. Its other kinds are tested above.
    expect(rules).toHaveLength(kinds.size * 3 + 1)
  })
})
