import { describe, expect, test } from 'vitest'
import { limits, toLimits } from '../../../sdk/domain/limits.ts'
import { newCustomerSchema, schemasFor } from '../../../sdk/domain/schemas.ts'
import { validate } from '../../../sdk/domain/validation.ts'

const ada = { firstName: ' Ada ', lastName: 'Rossi', email: 'ada@example.com' }
const torino = { street: 'Via Po 1', zipCode: '10124', city: 'Torino', country: 'ITA' }
const acme = { customerType: 'organization', name: 'Acme S.p.A.' }

describe('validation of a new customer', () => {
  test('trims fields and treats blank fields as absent', () => {
    expect(validate(newCustomerSchema, { ...ada, middleName: '  ', email: '' })).toEqual({
      output: { firstName: 'Ada', lastName: 'Rossi', middleName: undefined, email: undefined },
    })
  })

  test.each([
    [{ language: 'it_IT' }, { language: 'it-IT' }],
    [{ language: ' zh-Hant-TW ' }, { language: 'zh-Hant-TW' }],
    [{ affiliationIds: ['7', '8', '07'] }, { affiliationIds: ['7', '8'] }],
    [
      {
        contacts: [
          { kind: 'phone', value: '+39 011 2' },
          { kind: 'phone', value: '0039 011-2', isMobile: true },
          { kind: 'email', value: 'b@example.com', isOptedInMarketing: false },
          { kind: 'email', value: 'B@example.com', isOptedInMarketing: true },
        ],
      },
      {
        contacts: [
          { kind: 'phone', value: '+39 011 2', isMobile: true },
          { kind: 'email', value: 'b@example.com', isOptedInMarketing: false },
        ],
      },
    ],
  ])('reads %j as %j', (input, output) => {
    expect(validate(newCustomerSchema, { ...ada, ...input })).toMatchObject({ output })
  })

  test.each([
    [{ ...ada, firstName: 'x'.repeat(26) }, 'firstName', 'too_long'],
    [{ ...ada, lastName: 7 }, 'lastName', 'invalid'],
    [{ ...ada, firstName: '\u200b' }, 'firstName', 'required'],
    [{ ...ada, language: 'Italian' }, 'language', 'invalid'],
    [{ ...ada, language: 'it, en;q=0.8' }, 'language', 'invalid'],
    [
      {
        ...ada,
        addresses: [
          { ...torino, isPrimary: true },
          { ...torino, isPrimary: true },
        ],
      },
      'addresses.1.isPrimary',
      'invalid',
    ],
    [{ ...ada, name: 'Ada Rossi' }, 'name', 'invalid'],
    [{ ...acme, name: ' ' }, 'name', 'required'],
    [{ ...acme, name: 'x'.repeat(101) }, 'name', 'too_long'],
    [{ ...acme, firstName: 'Ada' }, 'firstName', 'invalid'],
    [{ ...ada, customerType: 2 }, 'customerType', 'invalid'],
    [{ ...ada, email: 'ada' }, 'email', 'email'],
    [{ ...ada, receiptEmail: 'ada' }, 'receiptEmail', 'email'],
    [{ ...ada, vatNumber: 'x'.repeat(21) }, 'vatNumber', 'too_long'],
    [{ ...ada, optOutPersonalization: 'yes' }, 'optOutPersonalization', 'invalid'],
    [{ ...ada, titleId: 'Dr.' }, 'titleId', 'invalid'],
    [{ ...ada, titleId: '9223372036854775808' }, 'titleId', 'invalid'],
    [{ ...ada, affiliationIds: ['1', 'Gold'] }, 'affiliationIds.1', 'invalid'],
    [{ ...ada, email: `${'a'.repeat(250)}@example.com` }, 'email', 'too_long'],
    [{ ...ada, addresses: [{ ...torino, city: '' }] }, 'addresses.0.city', 'required'],
    [{ ...ada, addresses: [{ ...torino, country: 'Italy' }] }, 'addresses.0.country', 'country'],
    [{ ...ada, addresses: [{ ...torino, email: 'x' }] }, 'addresses.0.email', 'email'],
    [{ ...ada, extensionProperties: { vip: null } }, 'extensionProperties.vip', 'invalid'],
    [{ ...ada, extensionProperties: { score: NaN } }, 'extensionProperties.score', 'invalid'],
    [{ ...ada, extensionProperties: ['vip'] }, 'extensionProperties', 'invalid'],
    [{ ...ada, extensionProperties: { constructor: 'Gehry' } }, 'extensionProperties', 'invalid'],
    [{ ...ada, extensionProperties: JSON.parse('{"__proto__":1}') }, 'extensionProperties', 'invalid'],
    [{ ...ada, extensionProperties: new Map([['vip', true]]) }, 'extensionProperties', 'invalid'],
    [{ ...ada, extensionProperties: new URLSearchParams('vip=1') }, 'extensionProperties', 'invalid'],
    [
      { ...ada, extensionProperties: { PendingSyncRequestId: 'x' } },
      'extensionProperties.PendingSyncRequestId',
      'invalid',
    ],
    [{ ...ada, attributes: [{ name: 'Size', value: Infinity }] }, 'attributes.0.value', 'invalid'],
    [
      { ...ada, attributes: [{ name: 'Size', value: 1.5, type: 'integer' }] },
      'attributes.0.value',
      'invalid',
    ],
    [{ ...ada, attributes: [{ name: 'Size', value: 'x'.repeat(1001) }] }, 'attributes.0.value', 'too_long'],
  ])('rejects %j: %s is %s', (input, path, problem) => {
    expect(validate(newCustomerSchema, input)).toEqual({ fields: [{ path, problem }] })
  })

  test.each([{}, { email: 'ada@example.com' }, { firstName: ' ', lastName: '' }, { middleName: 'Maria' }])(
    'rejects %j, which has neither a first nor a last name',
    (input) => {
      expect(validate(newCustomerSchema, input)).toEqual({
        fields: [
          { path: 'firstName', problem: 'required' },
          { path: 'lastName', problem: 'required' },
        ],
      })
    },
  )

  test.each([
    { firstName: 'Suharto' },
    { lastName: 'Suharto' },
    { firstName: 'Suharto', lastName: '' },
    { ...acme, firstName: '', lastName: ' ', vatNumber: 'IT01234567890' },
    { ...ada, attributes: [{ name: 'Size', value: 42, type: 'decimal' }] },
    { ...ada, titleId: '9223372036854775807', affiliationIds: ['9007199254740993'] },
  ])('accepts %j', (input) => {
    expect(validate(newCustomerSchema, input)).toHaveProperty('output')
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

describe('fields that nobody knows', () => {
  test.each([
    [{ ...ada, companyName: 'Acme' }, 'companyName', 'name'],
    [{ ...ada, first_name: 'Ada' }, 'first_name', 'firstName'],
    [{ ...ada, customerTypeValue: 2 }, 'customerTypeValue', 'customerType'],
    [{ ...ada, emial: 'x' }, 'emial', 'email'],
    [{ ...ada, shoeSize: 42 }, 'shoeSize', ''],
    [{ ...ada, addresses: [{ ...torino, zipcode: '1' }] }, 'addresses.0.zipcode', 'zipCode'],
    [{ ...ada, contacts: [{ kind: 'email', value: 'a@b.it', isMobile: true }] }, 'contacts.0.isMobile', ''],
    [{ ...ada, attributes: [{ name: 'Size', vaule: 1 }] }, 'attributes.0.vaule', 'value'],
  ])('names the unknown field of %j', (input, path, suggestion) => {
    expect(validate(newCustomerSchema, input)).toEqual({ unknownField: { path, suggestion } })
  })
})

describe('limits', () => {
  test.each([
    ['decomposed', 'Nguyễn Thị Hồng Phượng'.normalize('NFD')],
    ['with invisible characters', `${'x'.repeat(25)}\u200b`],
    ['with surrounding blanks', `   ${'x'.repeat(25)}   `],
  ])('count the composed text: %s', (_title, firstName) => {
    expect(validate(newCustomerSchema, { firstName })).toMatchObject({
      output: { firstName: firstName.normalize('NFC').replace('\u200b', '').trim() },
    })
  })

  test('count an emoji as two code units, as the column does', () => {
    expect(validate(newCustomerSchema, { firstName: '😀'.repeat(12) })).toHaveProperty('output')
    expect(validate(newCustomerSchema, { firstName: '😀'.repeat(13) })).toHaveProperty('fields')
  })

  test('are those of the deployment', () => {
    const { newCustomer, newAddress, newContact } = schemasFor({ firstName: 40, phone: 5, city: 3 })
    expect(validate(newCustomer, { firstName: 'x'.repeat(40) })).toHaveProperty('output')
    expect(validate(newCustomer, { firstName: 'Ada', phone: '123456' })).toHaveProperty('fields')
    expect(validate(newContact, { kind: 'phone', value: '123456' })).toHaveProperty('fields')
    expect(validate(newAddress, torino)).toEqual({ fields: [{ path: 'city', problem: 'too_long' }] })
    expect(limits.firstName).toBe(25)
  })

  test.each([
    { firstname: 30 },
    { firstName: 0 },
    { firstName: 2.5 },
    { firstName: NaN },
    { firstName: '30' },
  ])('are refused when they make no sense: %j', (option) => {
    expect(() => toLimits(option as object)).toThrow(TypeError)
  })
})
