import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { FormApi } from '@tanstack/form-core'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { fieldLabel, newCustomerSchema, type FieldProblem } from 'pending-sync'
import { italian } from 'pending-sync/messages/it'
import { standardClient } from 'sveltekit-superforms/adapters'
import { expect, test } from 'vitest'

type FormValues = StandardSchemaV1.InferInput<typeof newCustomerSchema>

const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }
const valid = { firstName: ' Ada ', email: 'ada@example.com', addresses: [address] }
const invalid = { firstName: '', email: 'ada', addresses: [{ ...address, zipCode: '1' }] }

/** The problem of each field, as a form shows it. */
const problems: Readonly<Record<'firstName' | 'email' | 'addresses.0.zipCode', FieldProblem>> = {
  firstName: 'required',
  email: 'email',
  'addresses.0.zipCode': 'zip_code',
}

test('react-hook-form takes a valid customer, and shows a problem beside each field', async () => {
  const resolve = standardSchemaResolver(newCustomerSchema)
  const options = { fields: {}, shouldUseNativeValidation: false }
  expect(await resolve(valid, undefined, options)).toMatchObject({ values: { firstName: 'Ada' }, errors: {} })
  const { errors } = await resolve(invalid, undefined, options)
  expect(errors).toMatchObject({
    firstName: { message: problems.firstName },
    email: { message: problems.email },
    addresses: [{ zipCode: { message: problems['addresses.0.zipCode'] } }],
  })
})

test('TanStack Form submits a valid customer, and shows a problem beside each field', async () => {
  const submitted: unknown[] = []
  const formWith = (defaultValues: FormValues) => {
    const form = new FormApi({
      defaultValues,
      validators: { onSubmit: newCustomerSchema },
      onSubmit: ({ value }) => void submitted.push(value),
    })
    form.mount()
    return form
  }
  await formWith(valid).handleSubmit()
  expect(submitted).toEqual([valid])

  const form = formWith(invalid)
  await form.handleSubmit()
  expect(submitted).toHaveLength(1)
  expect(form.state.errorMap.onSubmit).toMatchObject({
    firstName: [{ message: problems.firstName }],
    email: [{ message: problems.email }],
    'addresses[0].zipCode': [{ message: problems['addresses.0.zipCode'] }],
  })
})

test('Superforms takes a valid customer, and shows a problem beside each field', async () => {
  const { validate } = standardClient(newCustomerSchema)
  expect(await validate(valid)).toMatchObject({ success: true, data: { firstName: 'Ada' } })
  const result = await validate(invalid)
  const found = result.success ? [] : result.issues.map(({ path = [], message }) => [path.join('.'), message])
  expect(Object.fromEntries(found)).toMatchObject(problems)
})

test('a problem has words in the language of the shopper', () => {
  expect(fieldLabel(problems.email)).toBe('Please enter an e-mail address such as name@example.com.')
  expect(fieldLabel(problems.email, { locale: 'it', messages: { it: italian } })).not.toBe(
    fieldLabel(problems.email),
  )
})
