import { describe, expect, test } from 'vitest'
import type { Channel, ChannelSwitches, CreationMode } from '../../../sdk/domain/channel.ts'
import type { EntryKind } from '../../../sdk/domain/entry.ts'
import { decide, type WhenPending } from '../../../sdk/negotiation/decision.ts'
import type { CustomerStatus } from '../../../sdk/domain/customer.ts'

/*
 * The rules once more, as a person would write them down: one line for each operation and state of its customer, with
 * what happens while the channel is near and while it is away. `?` asks a condition: `asyncAddresses ? async : wait`.
 */
const rules: readonly (readonly [EntryKind, CustomerStatus, near: string, away: string])[] = [
  ['create-address', 'synced', 'asyncAddresses ? async : sync', 'queue'],
  ['create-address', 'pending', 'asyncAddresses ? async : hold', 'asyncAddresses ? queue : hold'],
  ['create-address', 'queued', 'asyncAddresses ? async : hold', 'asyncAddresses ? queue : hold'],
  ['edit-address', 'synced', 'sync', 'queue'],
  ['edit-address', 'pending', 'asyncEditing ? async : hold', 'asyncEditing ? queue : hold'],
  ['edit-address', 'queued', 'asyncEditing ? async : hold', 'asyncEditing ? queue : hold'],
  ['add-title', 'synced', 'sync', 'queue'],
  ['add-title', 'pending', 'enhanced ? async : hold', 'enhanced ? queue : hold'],
  ['add-title', 'queued', 'enhanced ? async : hold', 'enhanced ? queue : hold'],
  ['add-affiliation', 'synced', 'sync', 'queue'],
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
  ['add-contact', 'synced', 'sync', 'queue'],
  ['add-contact', 'pending', 'enhanced+contacts ? async : hold', 'enhanced+contacts ? queue : hold'],
  ['add-contact', 'queued', 'enhanced+contacts ? async : hold', 'enhanced+contacts ? queue : hold'],
  ['edit-customer', 'synced', 'sync', 'queue'],
  ['edit-customer', 'pending', 'asyncEditing ? async : hold', 'asyncEditing ? queue : hold'],
  ['edit-customer', 'queued', 'queue', 'queue'],
  ['edit-customer', 'refused', 'queue', 'queue'],
  ['issue-loyalty-card', 'synced', 'sync', 'queue'],
  ['issue-loyalty-card', 'pending', 'hold', 'hold'],
  ['issue-loyalty-card', 'queued', 'hold', 'hold'],
]

const heldBecause: Readonly<Record<string, string>> = {
  'create-address': 'async_addresses_off',
  'edit-address': 'account_number_needed',
  'add-title': 'enhanced_creation_off',
  'add-affiliation': 'affiliation_needs_account_number',
  'add-contact': 'contact_needs_account_number',
  'edit-customer': 'account_number_needed',
  'issue-loyalty-card': 'loyalty_needs_account_number',
}

const booleans = [false, true] as const
const modes: readonly CreationMode[] = ['sync', 'async']
const wishes: readonly WhenPending[] = ['refuse', 'wait']

interface World {
  readonly mode: CreationMode
  readonly switches: ChannelSwitches
  readonly offlineCreation: boolean
  readonly isNear: boolean
  readonly rules: { readonly affiliations: boolean; readonly secondaryContacts: boolean }
}

/** Every state that a channel, its switches, the filter, the reach and the site's own rules can be in. */
const worlds: readonly World[] = modes.flatMap((mode) =>
  booleans.flatMap((asyncAddresses) =>
    booleans.flatMap((enhancedAsyncCreation) =>
      booleans.flatMap((asyncEditing) =>
        booleans.flatMap((offlineCreation) =>
          booleans.flatMap((isNear) =>
            booleans.flatMap((affiliations) =>
              booleans.map((secondaryContacts) => ({
                mode,
                switches: { asyncAddresses, enhancedAsyncCreation, asyncEditing },
                offlineCreation,
                isNear,
                rules: { affiliations, secondaryContacts },
              })),
            ),
          ),
        ),
      ),
    ),
  ),
)

function read(rule: string, { switches, rules: own }: World): string {
  const [condition, answers] = rule.split(' ? ')
  if (!answers) return rule
  const [met, unmet] = answers.split(' : ')
  const isOn: Readonly<Record<string, boolean>> = {
    asyncAddresses: switches.asyncAddresses,
    asyncEditing: switches.asyncEditing,
    enhanced: switches.enhancedAsyncCreation,
    affiliations: own.affiliations,
    contacts: own.secondaryContacts,
  }
  return condition!.split('+').every((name) => isOn[name]) ? met! : unmet!
}

function ask(operation: EntryKind, world: World, customer: CustomerStatus | undefined, wish: WhenPending) {
  const { mode, switches, offlineCreation, isNear } = world
  const channel: Channel = { mode, switches, offlineCreation, source: 'live', readAt: 1 }
  const situation = { channel, isReachable: isNear, rules: world.rules }
  return decide(operation, customer ? { ...situation, customer } : situation, wish)
}

describe('the decision table agrees with the rules as written down', () => {
  test.each(rules)('%s, customer %s', (operation, customer, near, away) => {
    for (const world of worlds) {
      const expected = read(world.isNear ? near : away, world)
      for (const wish of wishes) {
        const held =
          wish === 'wait'
            ? { outcome: 'wait', reason: heldBecause[operation] }
            : { outcome: 'refuse', reason: heldBecause[operation], canWait: true }
        expect(ask(operation, world, customer, wish)).toEqual(
          expected === 'hold' ? held : { outcome: expected },
        )
      }
    }
  })

  test.each(Object.keys(heldBecause).filter((operation) => operation !== 'edit-customer') as EntryKind[])(
    '%s, customer refused: mend the customer first',
    (operation) => {
      for (const world of worlds) {
        for (const wish of wishes) {
          expect(ask(operation, world, 'refused', wish)).toEqual({
            outcome: 'refuse',
            reason: 'customer_refused',
            canWait: false,
          })
        }
      }
    },
  )

  test('create-customer', () => {
    for (const world of worlds) {
      const filtered = { outcome: 'refuse', reason: 'offline_creation_off', canWait: false }
      const away = world.offlineCreation ? { outcome: 'queue' } : filtered
      const expected = world.isNear ? { outcome: world.mode } : away
      for (const wish of wishes) expect(ask('create-customer', world, undefined, wish)).toEqual(expected)
    }
  })

  test('every combination was asked', () => {
    const operationsOnCustomers = new Set(rules.map(([operation]) => operation))
    expect(worlds).toHaveLength(256)
    expect([...operationsOnCustomers].toSorted()).toEqual(Object.keys(heldBecause).toSorted())
    // Synced, pending and queued for each; what a refused customer cannot have is asked above, its edit here.
    expect(rules).toHaveLength(operationsOnCustomers.size * 3 + 1)
  })
})
