import type { Rows } from '../model/tables.ts'
import { allCustomers, customerView } from '../rules/find-customer.ts'
import { searchIndex } from '../rules/search-index.ts'
import type { Customer, GlobalCustomer } from '../wire/entities.ts'
import { isObject, type JsonObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'
import { requireAnswer, type MatchedRequest, type Operation, type OperationResult } from './operation.ts'

/** [ours] Finds customers by name, e-mail, phone and account number, and by the exact request id of their create. */
export const searchCustomers: Operation = {
  name: 'POST Customers/Search',
  key: 'keyless',
  allowedCallers: ['employee', 'application'],
  plan: (_rows, request) => planOf(criteriaOf(request.body)),
  run(rows, request) {
    const criteria = criteriaOf(request.body)
    const keyword = String(criteria.Keyword ?? '')
      .trim()
      .toLowerCase()
    if (!keyword) throw missing('customerSearchCriteria.Keyword')
    return search(rows, request, criteria, (customer) => isMatch(customer, keyword))
  },
}

/** [ours] Finds customers that match all criteria. A criterion matches when its term is contained in the field. */
export const searchByFields: Operation = {
  name: 'POST Customers/SearchByFields',
  key: 'keyless',
  // [ours] A shopper finds all customers: the documentation does not say that it finds only itself.
  allowedCallers: ['shopper', 'employee', 'application'],
  plan: (_rows, request) => planOf(fieldCriteriaOf(request.body)),
  run(rows, request) {
    const criteria = fieldCriteriaOf(request.body)
    const terms = termsOf(criteria)
    if (terms.length === 0) throw missing('CustomerSearchByFieldCriteria.Criteria')
    return search(rows, request, criteria, (customer) =>
      terms.every(({ read, term }) => contains(read(customer), term)),
    )
  },
}

/** The search location: 1 the channel, 2 headquarters, 3 both. 2 and 3 need a real-time call. */
const local = 1

function planOf({ SearchLocationValue = local }: JsonObject): 'real-time' | 'local' {
  return SearchLocationValue === local ? 'local' : 'real-time'
}

function search(
  rows: Rows,
  request: MatchedRequest,
  criteria: JsonObject,
  matches: (customer: Customer) => boolean,
): OperationResult {
  const location = criteria.SearchLocationValue ?? local
  if (location !== local) requireAnswer(request)
  const index = searchIndex(rows, request.now)
  const inChannel = location === 2 ? [] : allCustomers(index).map((found) => customerView(rows, found))
  const known = new Set(inChannel.map(({ AccountNumber }) => AccountNumber))
  const atHeadquarters = location === local ? [] : index.all('customers').map(({ customer }) => customer)
  const customers = [...inChannel, ...atHeadquarters.filter(({ AccountNumber }) => !known.has(AccountNumber))]
  return { kind: 'list', type: 'GlobalCustomer', values: customers.filter(matches).map(searchRow) }
}

function isMatch(customer: Customer, keyword: string): boolean {
  const texts = [customer.Name, customer.Email, customer.Phone, customer.Cellphone, customer.AccountNumber]
  return texts.some((text) => contains(text, keyword)) || requestIdOf(customer)?.toLowerCase() === keyword
}

function requestIdOf({ ExtensionProperties }: Customer): string | undefined {
  return ExtensionProperties.find(({ Key }) => Key === 'PendingSyncRequestId')?.Value.StringValue
}

function contains(text: string, term: string): boolean {
  return text.toLowerCase().includes(term)
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

function criteriaOf(body: JsonObject): JsonObject {
  return isObject(body.customerSearchCriteria) ? body.customerSearchCriteria : {}
}

/** Some clients write this parameter with a capital letter. */
function fieldCriteriaOf(body: JsonObject): JsonObject {
  const criteria = body.CustomerSearchByFieldCriteria ?? body.customerSearchByFieldCriteria
  return isObject(criteria) ? criteria : {}
}

interface Term {
  readonly term: string
  readonly read: (customer: Customer) => string
}

/** [ours] The fields that can be searched, by the names that criteria use. */
const searchableFields: Readonly<Record<string, Term['read']>> = {
  Name: ({ Name }) => Name,
  FirstName: ({ FirstName }) => FirstName,
  LastName: ({ LastName }) => LastName,
  Email: ({ Email }) => Email,
  Phone: ({ Phone }) => Phone,
  AccountNumber: ({ AccountNumber }) => AccountNumber,
}

function termsOf({ Criteria }: JsonObject): Term[] {
  return (Array.isArray(Criteria) ? Criteria : []).filter(isObject).map(({ SearchTerm, SearchField }) => {
    const name = isObject(SearchField) ? String(SearchField.Name) : ''
    const read = searchableFields[name]
    if (!read) {
      const results = [{ id: 'InvalidFormat', members: ['SearchField.Name'] }] as const
      throw new Refusal('InvalidFormat', { results })
    }
    return { term: String(SearchTerm ?? '').toLowerCase(), read }
  })
}

function missing(member: string): Refusal {
  return new Refusal('RequiredValueNotFound', {
    results: [{ id: 'RequiredValueNotFound', members: [member] }],
  })
}
