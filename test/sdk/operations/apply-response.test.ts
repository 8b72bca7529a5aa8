import { describe, expect, test } from 'vitest'
import { applyReading, applyResponse, isAbout } from '../../../sdk/operations/apply-response.ts'
import type { StoredIdentity } from '../../../sdk/outbox/model.ts'
import { withoutPersonalData, withProfile } from '../../../sdk/outbox/stored-customer.ts'
import { readWireCustomer } from '../../../sdk/wire/customer-shape.ts'
import { sampleCustomer } from '../../support/samples.ts'

const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'
const synced: StoredIdentity = { status: 'synced', mode: 'sync', accountNumber: '004021' }
const pending: StoredIdentity = { status: 'pending', mode: 'async', guid }
const ada = sampleCustomer({ identity: synced })

function read(body: object) {
  const wire = readWireCustomer({ AccountNumber: '004021', ...body })
  if (!wire) throw new TypeError('This is no customer.')
  return wire
}
const profileAfter = (body: object, customer = ada) => applyResponse(customer, read(body)).profile

describe('the profile after an answer', () => {
  test('has the texts of the channel, and not those that it has blank', () => {
    const typed = withProfile(ada, { email: 'Ada@Example.com', phone: '+39 011', middleName: 'M.' })
    const answer = { FirstName: 'ADA', LastName: 'ROSSI', MiddleName: '', Email: 'ada@example.com' }
    expect(profileAfter(answer, typed)).toEqual({
      ...ada.profile,
      firstName: 'ADA',
      lastName: 'ROSSI',
      email: 'ada@example.com',
      phone: '+39 011',
    })
  })

  test('keeps a person’s one name, of which the channel has only the whole', () => {
    const { lastName: _lastName, ...profile } = ada.profile
    const suharto = { ...ada, profile: { ...profile, firstName: 'Suharto' } }
    const whole = { FirstName: '', LastName: '', Name: 'SUHARTO' }
    expect(profileAfter(whole, suharto)).toMatchObject({ firstName: 'Suharto' })
    const other = profileAfter({ ...whole, Name: 'Sukarno' }, suharto)
    expect(other).toMatchObject({ lastName: 'Sukarno' })
    expect(other).not.toHaveProperty('firstName')
  })

  test('has the name of an organization', () => {
    const { firstName: _first, lastName: _last, ...profile } = ada.profile
    const company = {
      ...ada,
      profile: { ...profile, customerType: 'organization' as const, name: 'Rossi srl' },
    }
    expect(profileAfter({ CustomerTypeValue: 2, Name: 'ROSSI & C. SRL' }, company)).toMatchObject({
      name: 'ROSSI & C. SRL',
    })
  })

  test('has the lists of the channel, without the first e-mail and phone', () => {
    const Contacts = [
      { AddressTypeValue: 2, Value: 'ADA@example.com', IsPrimary: true },
      { AddressTypeValue: 2, Value: 'work@example.com', IsOptedInMarketing: true },
      { AddressTypeValue: 1, Value: '011', IsMobilePhone: true },
      { AddressTypeValue: 3, Value: 'https://example.com' },
    ]
    const CustomerAffiliations = [{ RetailAffiliationId: 7 }]
    const answer = { Email: 'ada@example.com', Contacts, CustomerAffiliations, TitleRecordId: 5 }
    expect(profileAfter(answer)).toMatchObject({
      titleId: '5',
      affiliationIds: ['7'],
      contacts: [
        { kind: 'email', value: 'work@example.com', isOptedInMarketing: true },
        { kind: 'phone', value: '011', isMobile: true },
      ],
    })
    expect(profileAfter({ TitleRecordId: 0 }, withProfile(ada, { titleId: '5' }))).not.toHaveProperty(
      'titleId',
    )
  })

  test('stays as it is in what the answer does not mention', () => {
    const known = withProfile(ada, { titleId: '5', contacts: [{ kind: 'phone', value: '011' }] })
    expect(profileAfter({}, known)).toEqual(known.profile)
  })
})

describe('an answer', () => {
  test.each([
    [synced, { AccountNumber: '004021' }, true],
    [synced, { AccountNumber: '004022' }, false],
    [synced, { AccountNumber: guid }, false],
    [pending, { AccountNumber: guid }, true],
    [pending, { AccountNumber: guid.replace('0', '1') }, false],
    [pending, { AccountNumber: '004021', FirstName: 'ADA', LastName: 'ROSSI' }, true],
    [pending, { AccountNumber: '004021', FirstName: 'Ada', LastName: 'Verdi' }, true],
    [pending, { AccountNumber: '004021', FirstName: 'Bruno', LastName: 'Neri' }, false],
    [{ status: 'queued' } as const, { AccountNumber: '004021' }, true],
  ])('for a customer that is %j, with %j, is about it: %s', (identity, body, is) => {
    const customer = { ...ada, identity }
    expect(isAbout(customer, read(body))).toBe(is)
    const changed = applyResponse(customer, read({ ...body, Email: 'new@example.com' }))
    expect(changed === customer).toBe(!is)
  })
})

describe('the answer to a read', () => {
  test('is applied to the customer for which it was asked', () => {
    expect(applyReading(ada, read({ FirstName: 'ADA' }))(ada)).toMatchObject({
      profile: { firstName: 'ADA' },
    })
  })

  test('does not overwrite what was stored since, but brings the account number', () => {
    const asked = { ...ada, identity: pending }
    const changed = withProfile(asked, { firstName: 'Augusta', lastName: 'Verdi' })
    expect(applyReading(asked, read({ FirstName: 'ADA', LastName: 'ROSSI' }))(changed)).toMatchObject({
      identity: { status: 'synced', accountNumber: '004021', guid },
      profile: { firstName: 'Augusta', lastName: 'Verdi' },
    })
  })

  test('brings back what had left the device', () => {
    const left = withoutPersonalData(ada)
    const answer = read({ FirstName: 'Ada', LastName: 'Rossi', Addresses: [{ Street: 'Via Po 1' }] })
    expect(applyReading(left, answer)(left)).toMatchObject({
      key: ada.key,
      profile: { firstName: 'Ada', lastName: 'Rossi', addresses: [{ street: 'Via Po 1' }] },
    })
  })

  test('does not remove an address that it lacks, because it may be old', () => {
    const home = { key: 'home', street: 'Via Po 1', country: 'ITA' as const, recordId: '' }
    const known = withProfile(ada, { addresses: [home] })
    expect(applyReading(known, read({ Addresses: [] }))(known)).toMatchObject({
      profile: { addresses: [home] },
    })
    expect(applyResponse(known, read({ Addresses: [] }))).toMatchObject({ profile: { addresses: [] } })
  })
})
