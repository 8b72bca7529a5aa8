import { expect, test } from 'vitest'
import type { Channel } from '../../../sdk/domain/channel.ts'
import { splitForAsyncCreate } from '../../../sdk/negotiation/decision.ts'

const off = { asyncAddresses: false, enhancedAsyncCreation: false, asyncEditing: false }
const on = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: false }
const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }
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

test('with all async rules relaxed, an async create includes everything', () => {
  expect(split(on, true, true)).toEqual({ included: full })
})
