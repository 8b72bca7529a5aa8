import * as v from 'valibot'
import type { NewCustomerDraft } from '../domain/customer.ts'
import type { TemporaryGuid } from '../domain/identity.ts'
import type { Title } from '../domain/title.ts'
import type { Answer } from './answer.ts'
import { readChannelConfiguration, readFeatureStates, type ChannelConfiguration } from './channel-shape.ts'
import { readWireCustomer, toWireCustomer, type WireCustomer } from './customer-shape.ts'
import type { Transport } from './transport.ts'

export interface CreateRequest {
  readonly requestId: string
  readonly draft: NewCustomerDraft
  /** Ask for an async customer whatever the channel's mode. */
  readonly asAsync: boolean
  readonly withIdempotencyKey: boolean
}

/** The requests of a Commerce channel that the SDK makes, one function each. */
export interface Endpoints {
  createCustomer(request: CreateRequest): Promise<Answer<WireCustomer>>
  readCustomer(accountOrGuid: string): Promise<Answer<WireCustomer>>
  readSignedInCustomer(): Promise<Answer<WireCustomer>>
  readCustomers(guids: readonly TemporaryGuid[]): Promise<Answer<readonly WireCustomer[]>>
  /** The accounts that a search for this text finds. */
  search(keyword: string): Promise<Answer<readonly string[]>>
  listTitles(): Promise<Answer<readonly Title[]>>
  readChannelConfiguration(): Promise<Answer<ChannelConfiguration>>
  readFeatureStates(names: readonly string[]): Promise<Answer<ReadonlyMap<string, boolean>>>
  hasToken(): Promise<boolean>
}

export function createEndpoints(transport: Transport): Endpoints {
  return {
    createCustomer: ({ requestId, draft, asAsync, withIdempotencyKey }) =>
      transport.send({
        method: 'post',
        path: 'Customers',
        json: toWireCustomer(draft, requestId, asAsync),
        requestId,
        ...(withIdempotencyKey && { idempotencyKey: requestId }),
        parse: readWireCustomer,
      }),
    readCustomer: (account) =>
      transport.send({ method: 'get', path: `Customers(${toKey(account)})`, parse: readWireCustomer }),
    readSignedInCustomer: () =>
      transport.send({ method: 'get', path: `Customers(${toKey('')})`, parse: readWireCustomer }),
    readCustomers: (guids) =>
      transport.send({
        method: 'post',
        path: 'Customers/GetByAccountNumbers',
        json: { accountNumbers: guids, searchLocationValue: searchLocationLocal },
        parse: (body) => readList(body)?.map(readWireCustomer).filter(isPresent),
      }),
    search: (keyword) =>
      transport.send({
        method: 'post',
        path: 'Customers/Search',
        json: { customerSearchCriteria: { Keyword: keyword } },
        parse: (body) => readList(body)?.map(readAccount).filter(isPresent),
      }),
    listTitles: () =>
      transport.send({
        method: 'get',
        path: 'Customers/GetTitles()',
        parse: (body) => readList(body)?.map(readTitle).filter(isPresent),
      }),
    readChannelConfiguration: () =>
      transport.send({
        method: 'post',
        path: 'OrgUnits/GetOrgUnitConfiguration',
        json: {},
        parse: readChannelConfiguration,
      }),
    readFeatureStates: (featureNames) =>
      transport.send({
        method: 'post',
        path: 'GetFeatureStates',
        json: { featureNames },
        parse: (body) => {
          const list = readList(body)
          return list && readFeatureStates(list)
        },
      }),
    hasToken: () => transport.hasToken(),
  }
}

/** The channel's own tables: 1010 brings the account numbers there, and headquarters is not called in real time. */
const searchLocationLocal = 1

/** A string key in an OData address: quoted, its own quotes doubled, then percent-encoded. */
function toKey(key: string): string {
  return `'${encodeURIComponent(key.replaceAll("'", "''"))}'`
}

function readList(body: unknown): readonly unknown[] | undefined {
  const parsed = v.safeParse(v.object({ value: v.array(v.unknown()) }), body)
  return parsed.success ? parsed.output.value : undefined
}

function readTitle(row: unknown): Title | undefined {
  const parsed = v.safeParse(v.object({ Text: v.string(), RecordId: v.union([v.number(), v.string()]) }), row)
  return parsed.success ? { id: String(parsed.output.RecordId), text: parsed.output.Text } : undefined
}

function readAccount(row: unknown): string | undefined {
  const parsed = v.safeParse(v.object({ AccountNumber: v.string() }), row)
  return parsed.success ? parsed.output.AccountNumber : undefined
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined
}
