import * as v from 'valibot'
import type { NewCustomerDraft } from '../domain/customer.ts'
import type { TemporaryGuid } from '../domain/identity.ts'
import type { Title } from '../domain/title.ts'
import type { Answer } from './answer.ts'
import {
  readChannelConfiguration,
  readDeviceConfiguration,
  readFeatureStates,
  type ChannelConfiguration,
} from './channel-shape.ts'
import { readWireCustomer, toWireCustomer, type WireCustomer } from './customer-shape.ts'
import { looseText, readList, readRows } from './read.ts'
import type { Transport } from './transport.ts'

export interface CreateRequest {
  readonly requestId: string
  readonly draft: NewCustomerDraft
  /** Ours, one for each address of the draft. */
  readonly addressKeys: readonly string[]
  /** Ask for an async customer whatever the channel's mode. */
  readonly asAsync: boolean
  readonly idempotencyKey?: string
}

/** The requests of a Commerce channel that the SDK makes, one function each. */
export interface Endpoints {
  createCustomer(request: CreateRequest): Promise<Answer<WireCustomer>>
  /** `changes` is a customer's body, whole or in part. */
  editCustomer(accountOrGuid: string, changes: object, requestId: string): Promise<Answer<WireCustomer>>
  readCustomer(accountOrGuid: string): Promise<Answer<WireCustomer>>
  readSignedInCustomer(): Promise<Answer<WireCustomer>>
  readCustomers(
    accountsOrGuids: readonly (TemporaryGuid | string)[],
  ): Promise<Answer<readonly WireCustomer[]>>
  /** The accounts that a search for this text finds. */
  search(keyword: string): Promise<Answer<readonly string[]>>
  listTitles(): Promise<Answer<readonly Title[]>>
  listCountries(): Promise<Answer<readonly { readonly code: string; readonly alpha2?: string }[]>>
  listStates(country: string): Promise<Answer<readonly { readonly code: string; readonly name: string }[]>>
  readChannelConfiguration(): Promise<Answer<ChannelConfiguration>>
  readDeviceConfiguration(): Promise<Answer<Pick<ChannelConfiguration, 'createCustomersAsync'>>>
  readFeatureStates(names: readonly string[]): Promise<Answer<ReadonlyMap<string, boolean>>>
  /** The number of the card that was issued; without one of its own the channel chooses. */
  issueLoyaltyCard(
    account: string,
    cardNumber: string | undefined,
    requestId: string,
  ): Promise<Answer<string>>
  listLoyaltyCards(account: string): Promise<Answer<readonly string[]>>
  whoAsks: Transport['whoAsks']
}

const titleRow = v.object({ Text: v.string(), RecordId: v.union([v.number(), v.string()]) })
const accountRow = v.object({ AccountNumber: v.string() })
const countryRow = v.object({ CountryRegionId: v.string(), ISOCode: looseText })
const stateRow = v.object({ StateId: v.string(), StateName: v.string() })
const cardRow = v.object({ CardNumber: v.string() })

export function createEndpoints(transport: Transport): Endpoints {
  const customers = 'Customers'
  return {
    createCustomer: ({ idempotencyKey, ...create }) =>
      transport.send({
        method: 'post',
        path: customers,
        json: toWireCustomer(create),
        requestId: create.requestId,
        ...(idempotencyKey !== undefined && { idempotencyKey }),
        parse: readWireCustomer,
      }),
    editCustomer: (account, changes, requestId) =>
      transport.send({
        method: 'patch',
        path: `${customers}(${toKey(account)})`,
        json: changes,
        requestId,
        parse: readWireCustomer,
      }),
    readCustomer: (account) =>
      transport.send({ method: 'get', path: `${customers}(${toKey(account)})`, parse: readWireCustomer }),
    readSignedInCustomer: () =>
      transport.send({ method: 'get', path: `${customers}(${toKey('')})`, parse: readWireCustomer }),
    readCustomers: (accounts) =>
      transport.send({
        method: 'post',
        path: `${customers}/GetByAccountNumbers`,
        json: { accountNumbers: accounts, searchLocationValue: searchLocationLocal },
        parse: (body) => readList(body)?.map(readWireCustomer).filter(isPresent),
      }),
    search: (keyword) =>
      transport.send({
        method: 'post',
        path: `${customers}/Search`,
        json: { customerSearchCriteria: { Keyword: keyword } },
        parse: listOf(accountRow, ({ AccountNumber }) => AccountNumber),
      }),
    listTitles: () =>
      transport.send({
        method: 'get',
        path: `${customers}/GetTitles()`,
        parse: listOf(titleRow, ({ RecordId, Text }) => ({ id: String(RecordId), text: Text })),
      }),
    listCountries: () =>
      transport.send({
        method: 'get',
        path: 'GetCountryRegions()',
        parse: listOf(countryRow, ({ CountryRegionId, ISOCode }) => ({
          code: CountryRegionId,
          ...(ISOCode && { alpha2: ISOCode }),
        })),
      }),
    listStates: (countryRegionId) =>
      transport.send({
        method: 'post',
        path: 'GetStateProvinces',
        json: { countryRegionId },
        parse: listOf(stateRow, ({ StateId, StateName }) => ({ code: StateId, name: StateName })),
      }),
    readChannelConfiguration: () =>
      transport.send({
        method: 'post',
        path: 'OrgUnits/GetOrgUnitConfiguration',
        json: {},
        parse: readChannelConfiguration,
      }),
    readDeviceConfiguration: () =>
      transport.send({ method: 'get', path: 'GetDeviceConfiguration()', parse: readDeviceConfiguration }),
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
    issueLoyaltyCard: (account, cardNumber, requestId) =>
      transport.send({
        method: 'post',
        path: 'IssueLoyaltyCard',
        json: { loyaltyCard: { CardNumber: cardNumber ?? '', CustomerAccount: account } },
        requestId,
        parse: (body) => readRows([body], cardRow)[0]?.CardNumber,
      }),
    listLoyaltyCards: (accountNumber) =>
      transport.send({
        method: 'post',
        path: 'GetCustomerLoyaltyCards',
        json: { accountNumber },
        parse: listOf(cardRow, ({ CardNumber }) => CardNumber),
      }),
    whoAsks: () => transport.whoAsks(),
  }
}

/** The channel's own tables: 1010 brings the account numbers there, and headquarters is not called in real time. */
const searchLocationLocal = 1

/** A string key in an OData address: quoted, its own quotes doubled, then percent-encoded. */
function toKey(key: string): string {
  return `'${encodeURIComponent(key.replaceAll("'", "''"))}'`
}

function listOf<Schema extends v.GenericSchema, Value>(
  schema: Schema,
  toValue: (row: v.InferOutput<Schema>) => Value,
): (body: unknown) => readonly Value[] | undefined {
  return (body) => {
    const rows = readList(body)
    return rows && readRows(rows, schema).map(toValue)
  }
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined
}
