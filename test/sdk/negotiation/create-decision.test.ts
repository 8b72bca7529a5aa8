import { expect, test } from 'vitest'
import type { Channel } from '../../../sdk/domain/channel.ts'
import { sampleChannel } from '../../support/samples.ts'
import { ruleBrokenByCreate, splitForAsyncCreate } from '../../../sdk/negotiation/create-decision.ts'

const off = {
  asyncAddresses: false,
  enhancedAsyncCreation: false,
  asyncEditing: false,
  multipleContacts: true,
}
const on = { ...off, asyncAddresses: true, enhancedAsyncCreation: true }
const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }
const contact = { kind: 'phone', value: '+39 011 000' } as const
const full = {
  firstName: 'Ada',
  lastName: 'Rossi',
  titleId: '7',
  affiliationIds: ['9'],
  contacts: [contact],
  addresses: [address, address],
}

function split(switches: Channel['switches'], affiliations = false, secondaryContacts = false) {
  const channel: Channel = { mode: 'async', switches, offlineCreation: true, source: 'live', readAt: 1 }
  return splitForAsyncCreate(full, channel, { affiliations, secondaryContacts })
}

test('with all switches off, an async create includes only the name and one address', () => {
  expect(split(off)).toEqual({
    included: { firstName: 'Ada', lastName: 'Rossi', addresses: [address] },
    brokenRule: { outcome: 'refuse', reason: 'enhanced_creation_off', canWait: true },
  })
})

test('with enhanced creation on, an async create includes a title, but neither affiliations nor second contacts', () => {
  const { included, brokenRule } = split(on)
  expect(included).toEqual({
    firstName: 'Ada',
    lastName: 'Rossi',
    titleId: '7',
    addresses: [address, address],
  })
  expect(brokenRule?.reason).toBe('affiliation_needs_account_number')
})

test('without multiple contacts, no create includes second contacts, and waiting would not help', () => {
  const { included, brokenRule } = split({ ...on, multipleContacts: false }, true, true)
  expect(included).toEqual({ ...full, contacts: undefined })
  const refusal = { outcome: 'refuse', reason: 'multiple_contacts_off', canWait: false }
  expect(brokenRule).toEqual(refusal)
  // It is named first.
  expect(split({ ...off, multipleContacts: false }).brokenRule).toEqual(refusal)
  const rules = { affiliations: false, secondaryContacts: false }
  const channel = sampleChannel()
  expect(ruleBrokenByCreate(full, 'sync', channel, rules, 'shopper')).toEqual(refusal)
  expect(ruleBrokenByCreate({ ...full, contacts: [] }, 'sync', channel, rules, 'shopper')).toBeUndefined()
  const switches = { ...channel.switches, multipleContacts: true }
  expect(ruleBrokenByCreate(full, 'sync', { ...channel, switches }, rules, 'shopper')).toBeUndefined()
})

test('with all async rules relaxed, an async create includes everything', () => {
  expect(split(on, true, true)).toEqual({ included: full })
})
