import * as v from 'valibot'
import type { CountryCode } from '../domain/country-code.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import type { TemporaryGuid } from '../domain/identity.ts'
import type { Title } from '../domain/part.ts'
import { definedFields } from '../domain/validation.ts'
import type { Answer } from './answer.ts'
import {
  readChannelConfiguration,
  readDeviceConfiguration,
  readFeatureStates,
  type ChannelConfiguration,
} from './channel-shape.ts'
import type { Authorization } from './credentials.ts'
import { readWireCustomer, toWireCustomer, type WireCustomer } from './customer-shape.ts'
import { looseText, readList, readAs, readRows } from './json.ts'
import { wireId } from './record-id.ts'
import type { Transport } from './transport.ts'

export interface CreateRequest {
  readonly requestId: string
  readonly draft: NewCustomerDraft
  /** The SDK's own names of the addresses, in the order of the draft. */
  readonly addressKeys: readonly string[]
  /** Asks for an async customer even if the channel is in sync mode. */
  readonly requestAsync: boolean
  readonly idempotencyKey?: string | undefined
}

/** The requests that the SDK sends to a Commerce channel, one function each. */
export interface Endpoints {
  createCustomer(request: CreateRequest): Promise<Answer<WireCustomer>>
  /** `changes` is the body of a customer, complete or partial. */
  editCustomer(accountOrGuid: string, changes: object, requestId: string): Promise<Answer<WireCustomer>>
  readCustomer(accountOrGuid: string): Promise<Answer<WireCustomer>>
  readSignedInCustomer(): Promise<Answer<WireCustomer>>
  readCustomers(
    accountsOrGuids: readonly (TemporaryGuid | string)[],
  ): Promise<Answer<readonly WireCustomer[]>>
  /** Resolves with the accounts that a search for this text finds. */
  search(keyword: string): Promise<Answer<readonly string[]>>
  listTitles(): Promise<Answer<readonly Title[]>>
  listCountries(): Promise<Answer<readonly { readonly code: CountryCode; readonly alpha2?: string }[]>>
  listStates(country: string): Promise<Answer<readonly { readonly code: string; readonly name: string }[]>>
  /** Has the headers of a change: a channel that lets them not pass is unreachable, and no change is lost on the way. */
  readChannelConfiguration(requestId: string): Promise<Answer<ChannelConfiguration>>
  readDeviceConfiguration(): Promise<Answer<Pick<ChannelConfiguration, 'createCustomersAsync'>>>
  readFeatureStates(names: readonly string[]): Promise<Answer<ReadonlyMap<string, boolean>>>
  /** Resolves with the number of the issued card. Without a `cardNumber` the channel chooses one. */
  issueLoyaltyCard(
    account: string,
    cardNumber: string | undefined,
    requestId: string,
  ): Promise<Answer<string>>
  listLoyaltyCards(account: string): Promise<Answer<readonly string[]>>
  /** Resolves with the authorization that the next request would have. */
  authorize: Transport['authorize']
  /** The same requests, all with this authorization. */
  as(authorization: Authorization): Endpoints
}

const titleRow = v.object({ Text: v.string(), RecordId: wireId })
const accountRow = v.object({ AccountNumber: v.string() })
const countryRow = v.object({ CountryRegionId: v.string(), ISOCode: looseText })
const stateRow = v.object({ StateId: v.string(), StateName: v.string() })
/** A card of this account. One of another account is an answer about somebody else. */
const cardRowOf = (account: string) =>
  v.object({ CardNumber: v.string(), CustomerAccount: v.nullish(v.picklist([account, ''])) })

export function createEndpoints(transport: Transport): Endpoints {
  const customers = 'Customers'
  const readCustomer = (account: string) =>
    transport.send({ method: 'get', path: `${customers}(${toKey(account)})`, parse: readWireCustomer })

  /** The edit was made: without an answer to the question only its result is missing. */
  async function readAfterEdit(account: string): Promise<Answer<WireCustomer>> {
    const answer = await readCustomer(account)
    return answer.kind === 'ok' ? answer : { kind: 'lost', reason: 'unreadable' }
  }

  return {
    authorize: (rejectedTokenId) => transport.authorize(rejectedTokenId),
    as: (authorization) =>
      createEndpoints({
        authorize: async () => authorization,
        send: (request) => transport.send(request, authorization),
      }),
    createCustomer: (create) =>
      transport.send({
        kind: 'change',
        method: 'post',
        path: customers,
        json: toWireCustomer(create),
        requestId: create.requestId,
        idempotencyKey: create.idempotencyKey,
        parse: readWireCustomer,
      }),
    async editCustomer(account, changes, requestId) {
      const answer = await transport.send<WireCustomer | 'made'>({
        kind: 'change',
        method: 'patch',
        path: `${customers}(${toKey(account)})`,
        json: changes,
        requestId,
        parse: readWireCustomer,
        whenNoContent: 'made',
      })
      if (answer.kind !== 'ok') return answer
      return answer.body === 'made' ? readAfterEdit(account) : { kind: 'ok', body: answer.body }
    },
    readCustomer,
    readSignedInCustomer: () =>
      transport.send({ method: 'get', path: `${customers}(${toKey('')})`, parse: readWireCustomer }),
    readCustomers: (accounts) =>
      transport.send({
        method: 'post',
        path: `${customers}/GetByAccountNumbers`,
        json: { accountNumbers: accounts, searchLocationValue: searchLocationLocal },
        parse: (body) =>
          readList(body)
            ?.map(readWireCustomer)
            .filter((customer) => customer !== undefined),
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
        isPublic: true,
        parse: listOf(titleRow, ({ RecordId, Text }) => ({ id: RecordId, text: Text })),
      }),
    listCountries: () =>
      transport.send({
        method: 'get',
        path: 'GetCountryRegionsForShipping()',
        isPublic: true,
        parse: listOf(countryRow, ({ CountryRegionId, ISOCode }) =>
          definedFields({ code: CountryRegionId as CountryCode, alpha2: ISOCode || undefined }),
        ),
      }),
    listStates: (countryRegionId) =>
      transport.send({
        method: 'post',
        path: 'GetStateProvinces',
        json: { countryRegionId },
        isPublic: true,
        parse: listOf(stateRow, ({ StateId, StateName }) => ({ code: StateId, name: StateName })),
      }),
    readChannelConfiguration: (requestId) =>
      transport.send({
        kind: 'probe',
        method: 'post',
        path: 'OrgUnits/GetOrgUnitConfiguration',
        json: {},
        requestId,
        isPublic: true,
        parse: readChannelConfiguration,
      }),
    readDeviceConfiguration: () =>
      transport.send({ method: 'get', path: 'GetDeviceConfiguration()', parse: readDeviceConfiguration }),
    readFeatureStates: (featureNames) =>
      transport.send({
        method: 'post',
        path: 'GetFeatureStates',
        json: { featureNames },
        isPublic: true,
        parse: (body) => {
          const list = readList(body)
          return list && readFeatureStates(list)
        },
      }),
    issueLoyaltyCard: (account, cardNumber, requestId) =>
      transport.send({
        kind: 'change',
        method: 'post',
        path: 'IssueLoyaltyCard',
        json: { loyaltyCard: { CardNumber: cardNumber ?? '', CustomerAccount: account } },
        requestId,
        parse: (body) => readAs(cardRowOf(account), body)?.CardNumber,
      }),
    listLoyaltyCards: (accountNumber) =>
      transport.send({
        method: 'post',
        path: 'GetCustomerLoyaltyCards',
        json: { accountNumber },
        parse: listOf(cardRowOf(accountNumber), ({ CardNumber }) => CardNumber),
      }),
  }
}

/** Searches the channel's own tables. Job 1010 brings the account numbers there, so no real-time call is needed. */
const searchLocationLocal = 1

/** A string key in an OData URL: quoted, quotes inside doubled, then percent-encoded. */
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
