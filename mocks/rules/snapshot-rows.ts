import * as v from 'valibot'
import { jobNames } from '../model/jobs.ts'
import { described, isIn, ranges, type NumberRange } from '../model/ranges.ts'
import type { TableName } from '../model/tables.ts'
import { shapeOf } from './described-shapes.ts'
import { attribute, behaviour, store } from './settings-shapes.ts'

const text = v.string()
const flags = v.record(v.string(), v.boolean())
const inRange = (range: NumberRange) =>
  v.pipe(
    v.number(`is ${described(range)}`),
    v.check((value) => isIn(value, range), `is ${described(range)}`),
  )
const time = inRange(ranges.time)
const count = inRange(ranges.count)

const customer = shapeOf('Customer', [
  'AccountNumber',
  'Email',
  'Addresses',
  'Contacts',
  'CustomerAffiliations',
  'Attributes',
  'ExtensionProperties',
])
const names = v.array(text)
const address = shapeOf('Address', ['Id'])
const changes = shapeOf('Customer')
const listOf = (type: string) => v.optional(v.array(shapeOf(type), 'is not a list'))
// Orders of a former version have no lines.
const orderContent = {
  lines: listOf('SalesLine'),
  charges: listOf('ChargeLine'),
  payments: listOf('CartTenderLine'),
  totalAmount: v.optional(v.number()),
  receiptEmail: v.optional(text),
  deliveryMode: v.optional(text),
  comment: v.optional(text),
  addressId: v.optional(text),
  shippingAddress: v.optional(shapeOf('Address')),
}
const base64Url = v.pipe(text, v.regex(/^[\w-]{43}$/, 'is not 32 bytes as base64url'))
const privateKey = v.looseObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: base64Url,
  y: base64Url,
  d: base64Url,
})
const sequences = v.optional(v.record(text, count))
const sequence = v.optional(count)
const grant = { subject: text, clientId: text, scope: text }
const upload = v.picklist(['waiting', 'uploaded'])
const synchronization = v.looseObject({ status: v.picklist(['waiting', 'failed', 'done']) })

/** The properties that the rules read in each table. A table that is missing here does not compile. */
export const rowShapes: Readonly<Record<TableName, v.GenericSchema>> = {
  meta: v.looseObject({
    seed: inRange(ranges.seed),
    randomCount: count,
    lastAccountNumber: count,
    lastRecordId: count,
    lastSequence: v.optional(count),
  }),
  profile: flags,
  features: flags,
  publishing: v.looseObject({ publish: v.picklist(['at once', 'by jobs']) }),
  attributes: attribute,
  attributeGroup: v.looseObject({ name: text, attributes: v.union([v.literal('all'), names]) }),
  channelAttributes: attribute,
  channelAttributeGroup: v.looseObject({ name: text, attributes: names }),
  channelConfiguration: v.looseObject({ publishedAt: time }),
  channelBehaviour: behaviour,
  channelCustomers: v.looseObject({ accountNumber: text, customer, sequences }),
  channelAsyncCustomers: v.looseObject({ guid: text, createdAt: time, upload, customer, sequences }),
  channelAsyncAddresses: v.looseObject({
    id: text,
    account: text,
    createdAt: time,
    upload,
    address,
    sequence,
  }),
  channelAsyncEdits: v.looseObject({ id: text, account: text, createdAt: time, upload, changes, sequence }),
  channelOrders: v.looseObject({ id: text, account: text, createdAt: time, upload, ...orderContent }),
  carts: v.looseObject({ id: text, cart: shapeOf('Cart', ['Id', 'CartLines']) }),
  identities: v.looseObject({
    subject: text,
    kind: v.optional(v.picklist(['shopper', 'employee'])),
    email: v.optional(text),
    name: v.optional(text),
    account: v.optional(text),
  }),
  identitySettings: v.looseObject({ automaticLinking: v.picklist(['off', 'B2C', 'B2B']) }),
  signingKeys: v.looseObject({ id: text, createdAt: time, privateKey }),
  codes: v.looseObject({ ...grant, code: text, expiresAt: time, state: v.picklist(['unused', 'used']) }),
  refreshTokens: v.looseObject({
    ...grant,
    token: text,
    family: text,
    expiresAt: time,
    state: v.picklist(['current', 'used']),
  }),
  customers: v.looseObject({ accountNumber: text, createdAt: time, customer, sequences }),
  uploadedCustomers: v.looseObject({ guid: text, uploadedAt: time, synchronization, customer, sequences }),
  uploadedAddresses: v.looseObject({
    id: text,
    account: text,
    uploadedAt: time,
    synchronization,
    address,
    sequence,
  }),
  uploadedEdits: v.looseObject({
    id: text,
    account: text,
    uploadedAt: time,
    synchronization,
    changes,
    sequence,
  }),
  orders: v.looseObject({ id: text, account: text, uploadedAt: time, synchronization, ...orderContent }),
  loyaltyCards: shapeOf('LoyaltyCard', ['CardNumber', 'CustomerAccount']),
  schedules: v.looseObject({ job: v.picklist(jobNames), everyMs: inRange(ranges.everyMs), nextRunAt: time }),
  faults: v.looseObject({
    id: text,
    on: text,
    kind: text,
    seen: count,
    triggered: count,
    ms: v.optional(inRange(ranges.delayMs)),
    status: v.optional(inRange(ranges.status)),
  }),
  lastRuns: v.looseObject({ job: text, at: time, lines: v.array(text) }),
  idempotency: v.looseObject({ key: text, fingerprint: text, startedAt: time }),
  store,
  searchVersions: v.looseObject({ name: text, versions: v.array(v.looseObject({ replacedAt: time })) }),
  // Restoring leaves them out and builds its own.
  index: v.unknown(),
}
