import type { Rows } from '../model/tables.ts'
import { ownCustomers } from '../rules/access.ts'
import { accountsOf, allCustomers, customerView } from '../rules/find-customer.ts'
import { searchIndex } from '../rules/search-index.ts'
import { matchOf, searchable, searchFieldNames, type SearchableCustomer } from '../rules/search.ts'
import type { Customer, GlobalCustomer } from '../wire/entities.ts'
import {
  knownCallers,
  requireAnswer,
  type MatchedRequest,
  type Operation,
  type OperationResult,
} from './operation.ts'
import { fieldSearch, keywordSearch, type Search } from './search-criteria.ts'

/** Finds customers by a keyword in any field, and [ours] by the exact request id of their create. */
export const searchCustomers: Operation = {
  name: 'POST Customers/Search',
  key: 'keyless',
  allowedCallers: ['employee', 'application'],
  parameters: { customerSearchCriteria: 'CustomerSearchCriteria' },
  returns: 'GlobalCustomer[]',
  plan: (_rows, request) => planOf(keywordSearch(request.body)),
  run: (rows, request) => search(rows, request, keywordSearch(request.body)),
}

/** Finds customers that match all criteria. [ours] A shopper finds only its own customer. */
export const searchByFields: Operation = {
  name: 'POST Customers/SearchByFields',
  key: 'keyless',
  allowedCallers: knownCallers,
  parameters: { CustomerSearchByFieldCriteria: 'CustomerSearchByFieldCriteria' },
  returns: 'GlobalCustomer[]',
  plan: (_rows, request) => planOf(fieldSearch(request.body)),
  run: (rows, request) => search(rows, request, fieldSearch(request.body)),
}

/** The fields that criteria of *SearchByFields* can name. */
export const getCustomerSearchFields: Operation = {
  name: 'GET Customers/GetCustomerSearchFields',
  // Some versions of the service have a function, others an action.
  otherMethod: 'POST',
  key: 'keyless',
  allowedCallers: knownCallers,
  returns: 'CustomerSearchField[]',
  run: () => ({
    kind: 'list',
    values: searchFieldNames.map((Name, Value) => ({
      IsShortcut: Name !== 'Default',
      DisplayName: Name,
      CanBeRefined: Name !== 'Default',
      SearchField: { Name, Value },
    })),
  }),
}

/** [docs] A remote search needs four characters to find anything. */
const shortestRemoteTerm = 4

function planOf(wanted: Search): 'real-time' | 'local' {
  return isRemote(wanted) ? 'real-time' : 'local'
}

function isRemote({ location, terms }: Search): boolean {
  return location !== 1 && terms.every(({ words }) => words.join('').length >= shortestRemoteTerm)
}

function search(rows: Rows, request: MatchedRequest, wanted: Search): OperationResult {
  if (isRemote(wanted)) requireAnswer(request)
  else if (wanted.location !== 1) request.notes.push('headquarters not searched: it needs four characters')
  const inChannel = wanted.location === 2 ? [] : channelCustomers(rows, request)
  const known = new Set(inChannel.map(({ customer }) => customer.AccountNumber))
  const atHeadquarters = isRemote(wanted) ? headquartersCustomers(rows, request) : []
  const found = [...inChannel, ...atHeadquarters.filter(({ customer }) => !known.has(customer.AccountNumber))]
  const ranked = found
    .map((one) => ({ customer: one.customer, rank: rankOf(one, wanted) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((left, right) => right.rank - left.rank)
  return { kind: 'list', values: ranked.map(({ customer }) => searchRow(customer)) }
}

function channelCustomers(rows: Rows, { caller, now }: MatchedRequest): SearchableCustomer[] {
  const index = searchIndex(rows, now)
  const visible = caller.kind === 'shopper' ? ownCustomers(index, caller) : allCustomers(index)
  return visible.map((found) => searchable(rows, customerView(rows, found), accountsOf(found)))
}

function headquartersCustomers(rows: Rows, { caller, now }: MatchedRequest): SearchableCustomer[] {
  const index = searchIndex(rows, now)
  const visible =
    caller.kind === 'shopper'
      ? ownCustomers(index, caller).flatMap(({ account }) => index.get('customers', account) ?? [])
      : index.all('customers')
  return visible.map(({ customer, accountNumber }) => searchable(rows, customer, [accountNumber]))
}

function rankOf(found: SearchableCustomer, { terms, requestId }: Search): number {
  if (requestId !== undefined && requestIdOf(found.customer)?.toLowerCase() === requestId) return 1
  const ranks = terms.map(({ field, words }) => matchOf(found, field, words))
  return ranks.includes(0) ? 0 : Math.max(0, ...ranks)
}

function requestIdOf({ ExtensionProperties }: Customer): string | undefined {
  return ExtensionProperties.find(({ Key }) => Key === 'PendingSyncRequestId')?.Value.StringValue
}

function searchRow(customer: Customer): GlobalCustomer {
  const address = customer.Addresses.find(({ IsPrimary }) => IsPrimary) ?? customer.Addresses[0]
  return {
    RecordId: customer.RecordId,
    AccountNumber: customer.AccountNumber,
    IsAsyncCustomer: customer.IsAsyncCustomer,
    PartyNumber: customer.PartyNumber,
    CustomerTypeValue: customer.CustomerTypeValue,
    FullName: customer.Name,
    FullAddress: address?.FullAddress ?? '',
    Email: customer.Email,
    Phone: customer.Phone,
  }
}
