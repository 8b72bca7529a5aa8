import { expect, test } from 'vitest'
import type { SignIn } from '../../../mocks/api/identities.ts'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters, type Headquarters } from '../../../mocks/index.ts'
import type { FaultKind } from '../../../mocks/model/faults.ts'
import type { AutomaticLinking } from '../../../mocks/model/identity-rows.ts'
import type { Tables } from '../../../mocks/model/tables.ts'
import { answerConsole } from '../../../mocks/server/console-api.ts'
import { errorIdPrefix, errors, type ErrorId } from '../../../mocks/wire/error-ids.ts'
import {
  anna,
  ask,
  asApplication,
  asEmployee,
  asShopper,
  customerIn,
  errorOf,
  via,
  type Answer,
} from '../client.ts'

/** Causes every error id of the table by a request that a client may send. */

interface Refusal {
  readonly status: number
  readonly id: string
  readonly type?: string
  readonly message: string
}

type Cause = () => Promise<Answer | Refusal>

const start = (options: HeadquartersOptions = {}) => createHeadquarters({ now: 0, ...options })
const pendingMode = { profile: { createCustomersAsync: true } }

function create(changes: object, options: HeadquartersOptions = {}, headers = {}): Cause {
  return () => ask(start(options).fetch, 'POST', 'Customers', { ...anna, ...changes }, { headers })
}

/** Creates a customer with an attribute; two attributes are defined. */
function withAttribute(attribute: object): Cause {
  return create(
    { Attributes: [attribute] },
    {
      attributes: [
        { name: 'Size', type: 'integer', maximum: 50 },
        { name: 'Day', type: 'text', values: ['Monday', 'Friday'] },
      ],
    },
  )
}

function post(body: string, headers: Record<string, string> = {}): Cause {
  return () => ask(start().fetch, 'POST', 'Customers', body, { headers })
}

function request(method: string, path: string, options = {}): Cause {
  return () => ask(start().fetch, method, path, method === 'GET' ? undefined : {}, options)
}

/** Reads with an id token. */
function signedIn(who: SignIn, path = "Customers('')", automaticLinking: AutomaticLinking = 'off'): Cause {
  const hq = start({ identities: { tokens: 'signed', automaticLinking } })
  return () => ask(hq.fetch, 'GET', path, undefined, asShopper(hq, 'anna', who))
}

/** Edits an existing customer. */
function edit(changes: object, options: HeadquartersOptions = {}, kind?: FaultKind): Cause {
  return async () => {
    const hq = start(options)
    const { AccountNumber } = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    if (kind) await hq.faults.add({ on: 'PATCH Customers', kind, ms: 0 })
    return ask(hq.fetch, 'PATCH', `Customers('${AccountNumber}')`, changes, asApplication)
  }
}

const issueCard = (hq: Headquarters, loyaltyCard: object) =>
  ask(hq.fetch, 'POST', 'IssueLoyaltyCard', { loyaltyCard }, asShopper(hq, 'anna'))

/** A headquarters with a customer that belongs to the shopper `anna`. */
const startWithShopper = async (options: HeadquartersOptions = {}) => {
  const hq = start(options)
  const { AccountNumber } = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna')))
  return { hq, AccountNumber }
}

const fail = () => Promise.reject(new Error('disk 7 is on fire'))
const failingTables: Tables = { change: fail, read: fail, watch: () => () => {}, close: async () => {} }

const causes: Record<ErrorId, Cause> = {
  AggregateValidationError: create({ FirstName: '', Email: 'anna' }),
  RequiredValueNotFound: create({ LastName: '' }),
  InvalidFormat: create({ Phone: 7 }),
  InvalidEmailAddress: create({ Email: 'anna' }),
  InvalidAddress: create({ Addresses: [{ Name: 'Home' }] }),
  InvalidCountryRegion: create({ Addresses: [{ ...via, ThreeLetterISORegionName: 'XXX' }] }),
  InvalidStateProvince: create({ Addresses: [{ ...via, State: 'TX' }] }),
  InvalidZipPostalCode: create({ Addresses: [{ ...via, ZipCode: 'SW1A 1AA' }] }),
  CustomerNameExceedsMaximumLength: create({ FirstName: 'x'.repeat(26) }),
  CustomerEmailExceedsMaximumLength: create({ Email: `${'x'.repeat(250)}@example.com` }),
  CustomerPhoneNumberExceedsMaximumLength: create({ Phone: '1'.repeat(256) }),
  AddressLengthExceeded: create({ Addresses: [{ ...via, Street: 'x'.repeat(251) }] }),
  MultiplePrimaryAddresses: create({ Addresses: [1, 2].map(() => ({ ...via, IsPrimary: true })) }),
  MultiplePrimaryCustomerContactsNotAllowed: create({
    Contacts: ['1', '2'].map((Value) => ({ AddressTypeValue: 1, Value, IsPrimary: true })),
  }),
  PreValidationForAsyncAddressFailed: create({ Addresses: [{ Name: 'Home' }] }, pendingMode),
  TitleNotFound: create({ TitleRecordId: 1 }),
  MultipleContactsNotSupported: create(
    { Phone: '1', Contacts: [{ AddressTypeValue: 1, Value: '2' }] },
    { features: { multipleContacts: false } },
  ),
  AttributeDefinitionNotFound: withAttribute({ Name: 'Shoe', AttributeValue: { IntegerValue: 42 } }),
  AttributeTypeMismatch: withAttribute({ Name: 'Size', AttributeValue: { StringValue: 'large' } }),
  AttributeValueCannotBeNull: create(
    {},
    { attributes: [{ name: 'Size', type: 'integer', isMandatory: true }] },
  ),
  AttributeValueOutOfBounds: withAttribute({ Name: 'Size', AttributeValue: { IntegerValue: 99 } }),
  InvalidAttributeValue: withAttribute({ Name: 'Day', AttributeValue: { StringValue: 'Someday' } }),
  AffiliationNotFound: create({ CustomerAffiliations: [{ RetailAffiliationId: 1 }] }),
  ExistingCustomerAlreadyMappedToExternalIdentity: async () => {
    const hq = start()
    await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna'))
    return ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna'))
  },

  IdMismatch: edit({ AccountNumber: '999999' }),
  PropertyUpdateNotAllowed: edit({ PartyNumber: 'X' }),
  UpdateAsyncCustomerNotSupported: edit({ LastName: 'Verdi' }, pendingMode),
  RealtimeServiceNotSupported: edit({ Phone: '1' }, {}, 'offline'),
  HeadquarterCommunicationFailure: edit({ Phone: '1' }, {}, 'real-time-failure'),
  HeadquarterTransactionServiceMethodCallFailure: edit({ Phone: '1' }, {}, 'headquarters-refusal'),
  TransactionServiceTimeOut: edit({ Phone: '1' }, {}, 'timeout'),
  ServiceUnavailable: edit({ Phone: '1' }, {}, 'status'),
  StorageUnavailable: create({}, { tables: failingTables }),

  CustomerNotFound: request('GET', "Customers('999999')", asApplication),
  InvalidUserToken: signedIn({ expiresInMs: -1 }),
  InvalidIssuer: signedIn({ claims: { iss: 'https://elsewhere.example/v2.0' } }),
  InvalidAudience: signedIn({ clientId: 'another-shop' }),
  AuthorizationFailed: signedIn({}, 'GetDeviceConfiguration()'),
  CommerceIdentityNotFound: signedIn({}, "Customers('')", 'B2B'),
  MultipleCustomerAccountsFoundWithSameEmailAddress: async () => {
    const hq = start({ identities: { tokens: 'signed', automaticLinking: 'B2C' } })
    for (const name of ['Anna', 'Berta']) await hq.fixtures.customer({ ...anna, FirstName: name })
    return ask(hq.fetch, 'GET', "Customers('')", undefined, asShopper(hq, 'anna', { email: anna.Email }))
  },
  AuthenticationFailed: request('GET', "Customers('')"),
  OperatingUnitNumberNotFound: request('GET', 'GetCountryRegions()', { headers: { OUN: '999' } }),
  UnknownOperation: request('GET', 'Shifts()'),
  MethodNotAllowed: request('GET', 'Customers/Search'),
  MalformedRequest: post('{"FirstName": '),
  UnsupportedMediaType: post('FirstName=Anna', { 'Content-Type': 'text/plain' }),
  BatchFormatNotSupported: request('POST', '$batch'),
  QueryOptionNotSupported: request('GET', "Customers?$filter=Name eq 'Anna'", asEmployee),
  RequestTooLarge: post(JSON.stringify({ FirstName: 'x'.repeat(5e6) })),

  LoyaltyCardForAsyncCustomerNotSupported: async () => {
    const { hq, AccountNumber } = await startWithShopper(pendingMode)
    return issueCard(hq, { CustomerAccount: AccountNumber })
  },
  CustomerBlockedForLoyaltyEnrollment: async () => {
    const { hq, AccountNumber } = await startWithShopper()
    await issueCard(hq, { CustomerAccount: AccountNumber, CardTenderTypeValue: 3 })
    return issueCard(hq, { CustomerAccount: AccountNumber })
  },
  DuplicateObject: async () => {
    const { hq, AccountNumber } = await startWithShopper()
    await issueCard(hq, { CustomerAccount: AccountNumber, CardNumber: '55' })
    return issueCard(hq, { CustomerAccount: AccountNumber, CardNumber: '55' })
  },
  CannotCreateSynchronousCustomerOrderForAsyncCustomer: async () => {
    const hq = start(pendingMode)
    const { AccountNumber } = await hq.fixtures.customer()
    return placeOrder(hq, { account: AccountNumber, mode: 'sync' })
  },

  LoyaltyCardNotFound: () => ask(start().fetch, 'POST', 'GetLoyaltyCard', { cardNumber: '55' }, asEmployee),
  CartNotFound: request('GET', "Carts('55')"),
  SalesOrderNotFound: request('GET', "SalesOrders('55')", asApplication),
  InvalidCartVersion: async () => {
    const { fetch } = start()
    await ask(fetch, 'POST', 'Carts', { Id: '55' })
    return ask(fetch, 'POST', "Carts('55')/AddCartLines", { cartLines: [], cartVersion: 7 })
  },

  IdempotencyKeyReused: async () => {
    const { fetch } = start({ idempotencyKeys: 'on' })
    const headers = { 'Idempotency-Key': '"k-1"' }
    await ask(fetch, 'POST', 'Customers', anna, { headers })
    return ask(fetch, 'POST', 'Customers', { ...anna, LastName: 'Verdi' }, { headers })
  },
  IdempotencyKeyInProgress: async () => {
    const { fetch } = start({ idempotencyKeys: 'on', realTime: { serviceMs: 1000 } })
    const options = { headers: { 'Idempotency-Key': '"k-1"' } }
    // The clock is stopped, so one of the two requests waits for headquarters forever.
    return Promise.race([1, 2].map(() => ask(fetch, 'POST', 'Customers', anna, options)))
  },
}

const seen = new Set<string>()

test.each(Object.entries(causes))('a request can cause %s', async (name, cause) => {
  const answer = await cause()
  const { status, id, type, message }: Refusal =
    'body' in answer ? { status: answer.status, ...errorOf(answer) } : answer
  seen.add(id)
  const known = errors[name as ErrorId]
  expect([id, status, type ?? known.type]).toEqual([name, known.status, known.type])
  expect(message).toMatch(/\w/)
})

test('the table has no other error ids', () => {
  expect([...seen].toSorted()).toEqual(Object.keys(errors).toSorted())
})

/** Places an order through the console, because the channel has no request for it. Its answer has no error type. */
async function placeOrder(hq: Headquarters, order: object): Promise<Refusal> {
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify(order)
  const request = new Request('http://localhost/hq/orders', { method: 'POST', headers, body })
  const response = await answerConsole(hq, request)
  const { error, errorResourceId } = (await response.json()) as { error: string; errorResourceId: string }
  return { status: response.status, id: errorResourceId.replace(errorIdPrefix, ''), message: error }
}
