import { newAddressSchema, newCustomerSchema } from 'pending-sync'
import { expect, test } from 'vitest'
import { validate } from '../../../sdk/domain/validation.ts'

const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' } as const

function problemsOf(schema: typeof newCustomerSchema | typeof newAddressSchema, input: unknown) {
  const validated = validate(schema, input)
  return 'fields' in validated
    ? Object.fromEntries(validated.fields.map(({ path, problem }) => [path, problem]))
    : {}
}

test.each([
  [{ email: 'ada' }, { email: 'email', firstName: 'required', lastName: 'required' }],
  [
    { firstName: '', lastName: ' ', email: 'ada' },
    { email: 'email', firstName: 'required', lastName: 'required' },
  ],
  [
    { firstName: 'A'.repeat(26), email: 'ada' },
    { email: 'email', firstName: 'too_long' },
  ],
  [
    { firstName: 7, email: 'ada' },
    { email: 'email', firstName: 'invalid' },
  ],
  [
    { customerType: 'organization', email: 'ada' },
    { email: 'email', name: 'required' },
  ],
  [{ customerType: 'club', name: 'Acme' }, { customerType: 'invalid' }],
  [
    { email: 'ada', addresses: [{ ...address, zipCode: '1', phone: 'x'.repeat(256) }] },
    {
      email: 'email',
      firstName: 'required',
      lastName: 'required',
      'addresses.0.zipCode': 'zip_code',
      'addresses.0.phone': 'too_long',
    },
  ],
])('a customer with several problems is told all of them at once: %j', (input, problems) => {
  expect(problemsOf(newCustomerSchema, input)).toEqual(problems)
})

test.each([
  [
    { country: 'ITA', email: 'ada', zipCode: '1' },
    { email: 'email', zipCode: 'zip_code', street: 'required', city: 'required' },
  ],
  [
    { ...address, zipCode: 7, city: '' },
    { zipCode: 'invalid', city: 'required' },
  ],
  [
    { ...address, street: 7, zipCode: '' },
    { street: 'invalid', zipCode: 'required' },
  ],
  [{ ...address, country: 'Italy', zipCode: '' }, { country: 'country' }],
  [{ ...address, zipCode: 'I-10124' }, {}],
])('so is an address: %j', (input, problems) => {
  expect(problemsOf(newAddressSchema, input)).toEqual(problems)
})
