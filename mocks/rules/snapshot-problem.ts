import * as v from 'valibot'
import type { AttributeRow } from '../model/attributes.ts'
import type { ChannelBehaviour } from '../model/channel-behaviour.ts'
import type { JobName } from '../model/jobs.ts'
import { described, isIn, ranges, type NumberRange } from '../model/ranges.ts'
import type { TableName } from '../model/tables.ts'
import { isObject } from '../wire/json.ts'
import { checkDefinition } from './attribute-definitions.ts'
import { parseBehaviour, strict } from './channel-behaviour.ts'

/**
 * Says why a value is not a saved headquarters, or `undefined` when it is one. Checks what the rules rely on: the numbers
 * that they count on with, and the objects that they look into. Other properties are left to whoever saved them.
 */
export function snapshotProblem(value: unknown): string | undefined {
  const outer = v.safeParse(snapshot, value)
  if (!outer.success) return issueText(outer.issues[0], '')
  const problem = outer.output.rows.map(rowProblem).find((one) => one !== undefined)
  if (problem !== undefined) return problem
  const isOneWithoutMeta =
    outer.output.rows.length > 0 && !outer.output.rows.some(([name]) => name === 'meta')
  return isOneWithoutMeta ? 'the row of the table meta is missing' : undefined
}

/** A snapshot of a format that only a newer version knows. */
export function isNewerSnapshot(value: unknown): value is { readonly version: number } {
  return v.is(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(2)) }), value)
}

const snapshot = v.object({
  version: v.literal(1, 'is not 1'),
  rows: v.array(
    v.tuple([v.string(), v.string(), v.unknown()], 'is not a list of table, key and row'),
    'is not a list',
  ),
})

function rowProblem([name, key, row]: readonly [string, string, unknown]): string | undefined {
  if (!Object.hasOwn(tables, name)) return `there is no table "${name.slice(0, 100)}"`
  const result = v.safeParse(tables[name as TableName], row)
  return result.success ? undefined : issueText(result.issues[0], `${name} "${key.slice(0, 100)}": `)
}

function issueText(issue: v.BaseIssue<unknown>, place: string): string {
  const path = v.getDotPath(issue)
  const problem = issue.received === 'undefined' ? 'is missing' : issue.message
  return `${place}${path === null ? '' : `${path} `}${problem}`
}

function isBehaviour(value: unknown): boolean {
  try {
    parseBehaviour(value as ChannelBehaviour, strict)
    return true
  } catch {
    return false
  }
}

function isAttribute(value: unknown): boolean {
  if (!isObject(value)) return false
  const { recordId, ...definition } = value
  try {
    checkDefinition(definition)
    return Number.isSafeInteger(recordId)
  } catch {
    return false
  }
}

const text = v.string()
const objects = v.array(v.looseObject({}))
const flags = v.record(v.string(), v.boolean())
const inRange = (range: NumberRange) =>
  v.pipe(
    v.number(`is ${described(range)}`),
    v.check((value) => isIn(value, range), `is ${described(range)}`),
  )
const time = inRange(ranges.time)
const count = inRange(ranges.count)

const jobs = [
  'P-job',
  'synchronize-customers',
  '1010',
  '1070',
  '1110',
  'synchronize-orders',
] as const satisfies readonly JobName[]

const customer = v.looseObject({
  AccountNumber: text,
  Email: text,
  Addresses: objects,
  Contacts: objects,
  CustomerAffiliations: objects,
  Attributes: objects,
})
const names = v.array(text)
const attribute = v.custom<AttributeRow>(isAttribute, 'is not the definition of a customer attribute')
const address = v.looseObject({ Id: text })
const changes = v.looseObject({})
// Orders of a former version have no lines.
const orderContent = { lines: v.optional(objects) }
const grant = { subject: text, clientId: text, scope: text }
const upload = v.picklist(['waiting', 'uploaded'])
const synchronization = v.looseObject({ status: v.picklist(['waiting', 'failed', 'done']) })

/** The properties that the rules read in each table. A table that is missing here does not compile. */
const tables: Readonly<Record<TableName, v.GenericSchema>> = {
  meta: v.looseObject({
    seed: inRange(ranges.seed),
    randomCount: count,
    lastAccountNumber: count,
    lastRecordId: count,
  }),
  profile: flags,
  features: flags,
  publishing: v.looseObject({ publish: v.picklist(['at once', 'by jobs']) }),
  attributes: attribute,
  attributeGroup: v.looseObject({ name: text, attributes: v.union([v.literal('all'), names]) }),
  channelAttributes: attribute,
  channelAttributeGroup: v.looseObject({ name: text, attributes: names }),
  channelConfiguration: v.looseObject({ publishedAt: time }),
  channelBehaviour: v.custom<ChannelBehaviour>(isBehaviour, 'does not say how strict the channel is'),
  channelCustomers: v.looseObject({ accountNumber: text, customer }),
  channelAsyncCustomers: v.looseObject({ guid: text, createdAt: time, upload, customer }),
  channelAsyncAddresses: v.looseObject({ id: text, account: text, createdAt: time, upload, address }),
  channelAsyncEdits: v.looseObject({ id: text, account: text, createdAt: time, upload, changes }),
  channelOrders: v.looseObject({ id: text, account: text, createdAt: time, upload, ...orderContent }),
  carts: v.looseObject({ id: text, cart: v.looseObject({ Id: text, CartLines: objects }) }),
  identities: v.looseObject({ subject: text, account: v.optional(text) }),
  identitySettings: v.looseObject({ automaticLinking: v.picklist(['off', 'B2C', 'B2B']) }),
  signingKeys: v.looseObject({ id: text, createdAt: time, privateKey: v.looseObject({}) }),
  codes: v.looseObject({ ...grant, code: text, expiresAt: time, state: v.picklist(['unused', 'used']) }),
  refreshTokens: v.looseObject({
    ...grant,
    token: text,
    family: text,
    expiresAt: time,
    state: v.picklist(['current', 'used']),
  }),
  customers: v.looseObject({ accountNumber: text, createdAt: time, customer }),
  uploadedCustomers: v.looseObject({ guid: text, uploadedAt: time, synchronization, customer }),
  uploadedAddresses: v.looseObject({ id: text, account: text, uploadedAt: time, synchronization, address }),
  uploadedEdits: v.looseObject({ id: text, account: text, uploadedAt: time, synchronization, changes }),
  orders: v.looseObject({ id: text, account: text, uploadedAt: time, synchronization, ...orderContent }),
  loyaltyCards: v.looseObject({ CardNumber: text, CustomerAccount: text }),
  schedules: v.looseObject({ job: v.picklist(jobs), everyMs: inRange(ranges.everyMs), nextRunAt: time }),
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
  store: v.looseObject({ country: text, defaultCustomer: v.looseObject({}) }),
  searchVersions: v.looseObject({ name: text, versions: v.array(v.looseObject({ replacedAt: time })) }),
  // Restoring leaves them out and builds its own.
  index: v.unknown(),
}
