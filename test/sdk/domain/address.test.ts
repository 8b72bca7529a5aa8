import { describe, expect, test } from 'vitest'
import { withClearedFields, type AddressChanges, type NewAddress } from '../../../sdk/domain/address.ts'
import { newAddressSchema } from '../../../sdk/domain/schemas.ts'
import { countryOf, knownCountryCodes, postalCodeIn } from '../../../sdk/domain/country.ts'
import { validate } from '../../../sdk/domain/validation.ts'

const torino = { street: 'Via Po 1', zipCode: '10124', city: 'Torino', country: 'ITA' as const }

describe('validation of an address by its country', () => {
  test.each([
    [torino, undefined],
    [
      { ...torino, zipCode: '1012' },
      { path: 'zipCode', problem: 'zip_code' },
    ],
    [
      { ...torino, zipCode: '' },
      { path: 'zipCode', problem: 'required' },
    ],
    [
      { street: '1 Main St', city: 'Boston', zipCode: '02108', country: 'USA' },
      { path: 'state', problem: 'required' },
    ],
    [{ street: '1 Main St', city: 'Boston', zipCode: '02108-1234', state: 'MA', country: 'USA' }, undefined],
    [{ street: '1 High St', city: 'Leeds', zipCode: 'LS1 4AP', country: 'GBR' }, undefined],
    [{ street: '1-1', city: '千代田区', state: '13', zipCode: '100-0001', country: 'JPN' }, undefined],
    [{ street: 'O’Connell Street', city: 'Dublin', country: 'IRL' }, undefined],
    [
      { street: '', city: 'Dublin', country: 'IRL' },
      { path: 'street', problem: 'required' },
    ],
  ])('reports for %j: %j', (address, field) => {
    const validated = validate(newAddressSchema, address)
    if (field) expect(validated).toEqual({ fields: [field] })
    else expect(validated).toHaveProperty('output')
  })

  test('rejects country codes that do not exist, including names of object properties', () => {
    for (const country of ['constructor', '__proto__', 'Italy', ''])
      expect(validate(newAddressSchema, { ...torino, country })).toEqual({
        fields: [{ path: 'country', problem: 'country' }],
      })
  })

  test.each(knownCountryCodes)('lists every required field of %s once in its form', (code) => {
    const { fields, required } = countryOf(code)
    expect(fields).toEqual(expect.arrayContaining([...required]))
    expect(new Set(fields).size).toBe(fields.length)
  })
})

describe('countries without cities', () => {
  test.each([
    { street: '88 Queensway', country: 'HKG' },
    { street: '88 Queensway', city: 'Admiralty', state: 'HK', country: 'HKG' },
    { street: '1 Raffles Place', zipCode: '048616', country: 'SGP' },
    { street: '1 Raffles Place', country: 'SGP' },
    { street: 'Avenida da Praia Grande 1', country: 'MAC' },
    { street: '1 Main Street', zipCode: 'gx111aa', country: 'GIB' },
    { street: 'Sheikh Zayed Road 1', state: 'DU', country: 'ARE' },
    { street: '2 Rue Grimaldi', zipCode: '98000', country: 'MCO' },
  ])('accepts %j', (address) => {
    expect(validate(newAddressSchema, address)).toHaveProperty('output')
  })

  test.each(['SGP', 'MCO', 'GIB'])('checks the postal codes of %s', (country) => {
    expect(validate(newAddressSchema, { street: '1 Main Street', zipCode: '12', country })).toEqual({
      fields: [{ path: 'zipCode', problem: 'zip_code' }],
    })
  })
})

describe('postal codes', () => {
  test.each([
    ['ITA', 'I-40100', '40100'],
    ['ITA', 'IT 40100', '40100'],
    ['ITA', 'ＩＴ－４０１００', '40100'],
    ['DEU', 'D-10115', '10115'],
    ['DEU', 'DE-10115', '10115'],
    ['FRA', 'F – 75001', '75001'],
    ['AUT', 'A-1010', '1010'],
    ['CHE', 'ch-8001', '8001'],
    ['BEL', 'B 1000', '1000'],
    ['LUX', 'L-1234', '1234'],
    ['JPN', '１００－０００１', '100-0001'],
    ['JPN', '〒100ー0001', '100-0001'],
    ['JPN', '1000001', '100-0001'],
    ['GBR', 'ls14ap', 'LS1 4AP'],
    ['GBR', ' sw1a  1aa ', 'SW1A 1AA'],
    ['GBR', 'm1 1ae', 'M1 1AE'],
    ['GBR', 'gir0aa', 'GIR 0AA'],
    ['GBR', 'bfpo805', 'BFPO 805'],
    ['NLD', '1012ab', '1012 AB'],
    ['NLD', 'NL-1012 AB', '1012 AB'],
    ['CAN', 'k1a0b1', 'K1A 0B1'],
    ['IRL', 'd02x285', 'D02 X285'],
    ['USA', '021081234', '02108-1234'],
    ['USA', '02108', '02108'],
    ['SWE', 'SE-11455', '114 55'],
    ['POL', '00001', '00-001'],
    ['PRT', '1000001', '1000-001'],
    ['LVA', '1010', 'LV-1010'],
    ['LTU', 'lt-01100', 'LT-01100'],
    ['SGP', 'Singapore 048616', '048616'],
    ['CYM', '1-1100', 'KY1-1100'],
    ['ITA', '٤٠١٠٠', '40100'],
  ])('of %s: %s is written %s', (country, typed, canonical) => {
    expect(postalCodeIn(country, typed)).toBe(canonical)
    expect(countryOf(country).zipCode?.test(canonical)).toBe(true)
    const state = countryOf(country).required.includes('state') ? 'X' : ''
    const address = { street: 'Street 1', city: 'City', state, zipCode: typed, country }
    expect(validate(newAddressSchema, address)).toMatchObject({ output: { zipCode: canonical } })
  })

  test.each([
    ['ITA', '4010'],
    ['ITA', 'D-40100'],
    ['ITA', '40100 Bologna'],
    ['GBR', '12345'],
    ['NLD', '1012'],
  ])('of %s: %s is rejected', (country, zipCode) => {
    const address = { street: 'Street 1', city: 'City', zipCode, country }
    expect(validate(newAddressSchema, address)).toEqual({
      fields: [{ path: 'zipCode', problem: 'zip_code' }],
    })
  })

  test('of unknown countries may be anything that fits', () => {
    expect(postalCodeIn('ARG', ' c1425abc ')).toBe('C1425ABC')
    const address = { street: 'Street 1', city: 'City', country: 'ARG' }
    expect(validate(newAddressSchema, { ...address, zipCode: 'x'.repeat(11) })).toEqual({
      fields: [{ path: 'zipCode', problem: 'too_long' }],
    })
  })
})

describe('moving to another country', () => {
  const bologna = { ...torino, state: 'BO', county: 'Bologna' }

  test.each<[string, AddressChanges, AddressChanges]>([
    ['the same country', { country: 'ITA' }, { country: 'ITA' }],
    ['no country', { city: 'Milano' }, { city: 'Milano' }],
    [
      'a country with such codes',
      { country: 'DEU' },
      { state: undefined, county: undefined, country: 'DEU' },
    ],
    [
      'a country without such codes',
      { country: 'JPN' },
      { state: undefined, county: undefined, zipCode: undefined, country: 'JPN' },
    ],
    [
      'a country without postal codes',
      { country: 'HKG' },
      { state: undefined, county: undefined, zipCode: undefined, country: 'HKG' },
    ],
    [
      'a country with a state',
      { country: 'USA', state: 'MA' },
      { county: undefined, country: 'USA', state: 'MA' },
    ],
  ])('clears what belongs to the old one: %s', (_title, changes, cleared) => {
    const complete = withClearedFields(bologna, changes)
    expect(complete).toStrictEqual(cleared)
  })
})

test('a country of two letters does not compile, and a text of a form becomes a code', () => {
  // @ts-expect-error `IT` is alpha-2.
  const wrong: NewAddress = { ...torino, country: 'IT' }
  const right: NewAddress = { ...torino, country: countryOf(String('ITA')).code }
  expect(validate(newAddressSchema, wrong)).toMatchObject({
    fields: [{ path: 'country', problem: 'country' }],
  })
  expect(right.country).toBe('ITA')
})
