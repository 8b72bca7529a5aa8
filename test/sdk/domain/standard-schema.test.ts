import { newAddressSchema, newContactSchema, newCustomerSchema, schemasFor } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { fieldProblems } from '../../../sdk/domain/failure.ts'

const schemas = {
  newCustomerSchema,
  newAddressSchema,
  newContactSchema,
  'newCustomer of schemasFor()': schemasFor({ firstName: 5 }).newCustomer,
}

describe.each(Object.entries(schemas))('%s', (_, schema) => {
  const validate = (value: unknown) => schema['~standard'].validate(value)

  test.each([[{}], [undefined], [null], ['text'], [{ nobody: 'knows' }], [{ firstName: 7, email: 'x' }]])(
    'answers %o with issues and without a value',
    (input) => {
      const result = validate(input)
      expect(result).not.toHaveProperty('value')
      expect(result).toHaveProperty('issues')
    },
  )

  test('has codes as the messages of fields that are absent', () => {
    const { issues = [] } = validate({}) as { readonly issues?: readonly { readonly message: string }[] }
    expect(issues.length).toBeGreaterThan(0)
    for (const { message } of issues) expect(fieldProblems).toContain(message)
  })
})

test('a valid customer is answered with a value and without issues', () => {
  const result = newCustomerSchema['~standard'].validate({ firstName: 'Ada', lastName: 'Rossi' })
  expect(result).toHaveProperty('value')
  expect(result).not.toHaveProperty('issues')
})
