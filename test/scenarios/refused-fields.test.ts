import type { CountryCode, NewContact } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { ada, home, setupShop } from './shop.ts'

/** Longer texts than headquarters stores pass these limits, so that headquarters refuses them. */
const limits = {
  firstName: 999,
  lastName: 999,
  email: 999,
  phone: 999,
  name: 999,
  street: 999,
  city: 999,
} as const
const long = 'x'.repeat(300)
const longEmail = `${long}@example.com`

/** Three letters, as the types of a form may have them. */
const unknownCountry = 'XXX' as CountryCode

const setup = () => setupShop({}, { limits })

async function fieldsOf(verb: Promise<unknown>): Promise<object> {
  const error = await verb.then(
    () => expect.fail('headquarters refuses it'),
    (thrown: { code: string; fields: readonly { path: string; problem: string }[] }) => thrown,
  )
  expect(error.code).toBe('headquarters_refused')
  return Object.fromEntries(error.fields.map(({ path, problem }) => [path, problem]))
}

describe('the fields that headquarters refuses have the paths of the input', () => {
  test('of a create', async () => {
    const { shop } = await setup()
    const newCustomer = {
      ...ada,
      firstName: long,
      email: longEmail,
      receiptEmail: longEmail,
      cellphone: long,
      titleId: '7',
      affiliationIds: ['68719476742', '9'],
      contacts: [
        { kind: 'email', value: longEmail },
        { kind: 'phone', value: long },
      ] satisfies NewContact[],
      addresses: [
        home,
        { ...home, state: 'XX', country: unknownCountry },
        { ...home, city: long, state: 'XX' },
      ],
    }
    expect(await fieldsOf(shop.customers.create(newCustomer))).toEqual({
      firstName: 'too_long',
      email: 'too_long',
      receiptEmail: 'too_long',
      cellphone: 'too_long',
      titleId: 'invalid',
      'affiliationIds.1': 'invalid',
      'contacts.1.value': 'too_long',
      'addresses.1.country': 'country',
      'addresses.2.city': 'too_long',
      'addresses.2.state': 'invalid',
    })
  })

  test.each([
    [{ customerType: 'organization', name: long } as const, 'name'],
    [{ firstName: long }, 'firstName'],
    [{ lastName: long }, 'lastName'],
  ])('of a create with one name', async (newCustomer, path) => {
    const { shop } = await setup()
    expect(await fieldsOf(shop.customers.create(newCustomer))).toEqual({ [path]: 'too_long' })
  })

  test('of an edit', async () => {
    const { shop } = await setup()
    const { key } = await shop.customers.create(ada)
    const changes = { lastName: long, phone: long, email: longEmail }
    expect(await fieldsOf(shop.customers.update(key, changes))).toEqual({
      lastName: 'too_long',
      phone: 'too_long',
      email: 'too_long',
    })
  })

  test('of a new and of a changed address', async () => {
    const { shop } = await setup()
    const { key, addresses } = await shop.customers.create({ ...ada, addresses: [home, home] })
    const second = addresses[1]!.key
    expect(await fieldsOf(shop.addresses.create(key, { ...home, state: 'XX' }))).toEqual({ state: 'invalid' })
    expect(await fieldsOf(shop.addresses.create(key, { ...home, country: unknownCountry }))).toEqual({
      country: 'country',
    })
    expect(await fieldsOf(shop.addresses.update(key, second, { city: long, state: 'XX' }))).toEqual({
      city: 'too_long',
      state: 'invalid',
    })
  })

  test('of a title, an affiliation and a contact', async () => {
    const { shop } = await setup()
    const { key } = await shop.customers.create({
      ...ada,
      contacts: [{ kind: 'phone', value: '+39 011 000' }],
    })
    expect(await fieldsOf(shop.titles.add(key, '7'))).toEqual({ id: 'invalid' })
    expect(await fieldsOf(shop.affiliations.add(key, '9'))).toEqual({ id: 'invalid' })
    expect(await fieldsOf(shop.contacts.add(key, { kind: 'phone', value: long }))).toEqual({
      value: 'too_long',
    })
  })
})
