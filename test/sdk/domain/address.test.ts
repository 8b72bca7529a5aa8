import { describe, expect, test } from 'vitest'
import { newAddressSchema } from '../../../sdk/domain/address.ts'
import { countryOf, knownCountryCodes } from '../../../sdk/domain/country.ts'
import { validate } from '../../../sdk/domain/validation.ts'

const torino = { street: 'Via Po 1', zipCode: '10124', city: 'Torino', country: 'ITA' }

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
