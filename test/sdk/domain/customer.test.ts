import { describe, expect, test } from 'vitest'
import { newCustomerSchema } from '../../../sdk/domain/customer.ts'
import { validate } from '../../../sdk/domain/validation.ts'

const ada = { firstName: ' Ada ', lastName: 'Rossi', email: 'ada@example.com' }

describe('validation of a new customer', () => {
  test('trims fields and treats blank fields as absent', () => {
    expect(validate(newCustomerSchema, { ...ada, middleName: '  ', email: '' })).toEqual({
      output: { firstName: 'Ada', lastName: 'Rossi', middleName: undefined, email: undefined },
    })
  })

  test.each([
    [{ ...ada, firstName: ' ' }, 'firstName', 'required'],
    [{ lastName: 'Rossi' }, 'firstName', 'required'],
    [{ ...ada, firstName: 'x'.repeat(26) }, 'firstName', 'too_long'],
    [{ ...ada, lastName: 7 }, 'lastName', 'invalid'],
    [{ ...ada, email: 'ada' }, 'email', 'email'],
    [{ ...ada, titleId: 'Dr.' }, 'titleId', 'invalid'],
    [{ ...ada, titleId: '9223372036854775808' }, 'titleId', 'invalid'],
    [{ ...ada, affiliationIds: ['1', 'Gold'] }, 'affiliationIds.1', 'invalid'],
    [{ ...ada, email: `${'a'.repeat(250)}@example.com` }, 'email', 'too_long'],
    [
      { ...ada, addresses: [{ street: 'Via Po', zipCode: '10124', city: '', country: 'ITA' }] },
      'addresses.0.city',
      'required',
    ],
    [
      { ...ada, addresses: [{ street: 'Via Po', zipCode: '10124', city: 'Torino', country: 'Italy' }] },
      'addresses.0.country',
      'country',
    ],
  ])('rejects %j: %s is %s', (input, path, problem) => {
    expect(validate(newCustomerSchema, input)).toEqual({ fields: [{ path, problem }] })
  })

  test.each([undefined, null, 'Ada', 7])('rejects %j, which is no customer', (input) => {
    expect(validate(newCustomerSchema, input)).toHaveProperty('fields')
  })

  test('accepts names in any script', () => {
    expect(validate(newCustomerSchema, { firstName: '李', lastName: "D'Angelo-Ñuñez" })).toHaveProperty(
      'output',
    )
  })

  test('exposes a Standard Schema', () => {
    expect(newCustomerSchema['~standard'].version).toBe(1)
  })
})
