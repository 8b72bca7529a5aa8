import { describe, expect, test } from 'vitest'
import {
  differingTexts,
  hasNothingInCommon,
  isAboutSomebodyElse,
  isSameAddress,
  isSameContact,
  likeness,
} from '../../../sdk/domain/content.ts'

const typed = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }
const answered = { ...typed, name: '', streetNumber: '', buildingComplement: '', purpose: 'home' } as const

describe('an answered address', () => {
  test.each([
    [{ street: 'VIA  PO, 1', city: 'TORINO' }],
    [{ name: 'Ada Rossi', phone: '39011000' }],
    [{ purpose: undefined }],
  ])('may be the typed one with %j', (texts) => {
    expect(isSameAddress(typed, { ...answered, ...texts })).toBe(true)
  })

  test.each([
    [{ street: 'Via Po 11' }],
    [{ buildingComplement: 'int. 4' }],
    [{ city: '' }],
    [{ zipCode: '10125' }],
    [{ country: 'FRA' }],
    [{ purpose: 'delivery' as const }],
    [{ email: 'ada@example.com' }],
  ])('is not the typed one with %j', (texts) => {
    expect(isSameAddress(typed, { ...answered, ...texts })).toBe(false)
  })

  test('is compared only in what was answered, and never in nothing', () => {
    expect(isSameAddress(typed, { street: 'Via Po 1' })).toBe(true)
    expect(isSameAddress(typed, {})).toBe(false)
    expect(isSameAddress(typed, { purpose: 'home' })).toBe(false)
  })

  test('has the name that was typed, if one was', () => {
    expect(isSameAddress({ ...typed, name: 'Nonna' }, { ...answered, name: 'Ada' })).toBe(false)
  })

  test('is more alike the more of it is equal, letter by letter', () => {
    const capitals = { ...answered, street: 'VIA PO 1' }
    expect(likeness(typed, answered)).toBeGreaterThan(likeness(typed, capitals))
    expect(likeness(typed, capitals)).toBeGreaterThan(likeness(typed, { ...answered, street: 'Via Roma 2' }))
  })
})

test('a contact is known by its value, in whatever writing', () => {
  expect(isSameContact({ kind: 'email', value: 'A@x.it' }, { kind: 'email', value: 'a@X.it' })).toBe(true)
  expect(
    isSameContact({ kind: 'phone', value: '+39 011' }, { kind: 'phone', value: '39011', isMobile: true }),
  ).toBe(true)
  expect(isSameContact({ kind: 'phone', value: '011' }, { kind: 'email', value: '011' })).toBe(false)
})

describe('the texts of a customer that differ', () => {
  const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com', phone: '+39 011 000' }

  test('are those that an answer says differently', () => {
    const answer = { firstName: 'ADA', lastName: 'Verdi', email: 'Ada@Example.com', phone: '39011001' }
    expect(differingTexts(ada, answer)).toEqual(['lastName', 'phone'])
  })

  test('are none of those that were left blank or not answered', () => {
    expect(differingTexts({ firstName: 'Ada', email: '' }, { firstName: 'Ada', email: 'a@x.it' })).toEqual([])
    expect(differingTexts(ada, {})).toEqual([])
  })

  test('include what the customer does not have', () => {
    expect(differingTexts(ada, { ...ada, phone: '' })).toEqual(['phone'])
  })

  test('are none if the channel has the whole name of a person with one name', () => {
    const whole = { firstName: '', middleName: '', lastName: '', name: 'SUHARTO' }
    expect(differingTexts({ firstName: 'Suharto' }, whole)).toEqual([])
    expect(differingTexts({ lastName: 'Sukarno' }, whole)).toEqual(['lastName'])
  })
})

describe('an answer about a customer', () => {
  const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }

  test.each([
    [{ email: 'ADA@example.com', firstName: 'Other' }, false],
    [{ email: 'bruno@example.com', firstName: 'Ada', lastName: 'Rossi' }, true],
    [{ email: '', firstName: 'ADA', lastName: 'ROSSI' }, false],
    [{ email: '', firstName: 'Bruno', lastName: 'Neri' }, true],
    [{}, false],
  ])('with %j is about somebody else: %s', (answer, isOther) => {
    expect(isAboutSomebodyElse(ada, answer)).toBe(isOther)
  })

  test('may have nothing in common with it', () => {
    expect(hasNothingInCommon(ada, { email: 'b@x.it', firstName: 'Bruno', lastName: 'Neri' })).toBe(true)
    expect(hasNothingInCommon(ada, { email: 'b@x.it', firstName: 'Ada', lastName: 'Neri' })).toBe(false)
    expect(hasNothingInCommon(ada, { email: 'ada@example.com', firstName: 'Bruno' })).toBe(false)
  })
})
