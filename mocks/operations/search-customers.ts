import type { Rows } from '../model/tables.ts'
import { allCustomers, customerView } from '../rules/find-customer.ts'
import type { Customer, GlobalCustomer } from '../wire/entities.ts'
import { isObject, type JsonObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'
import { requireAnswer, type MatchedRequest, type Operation, type OperationResult } from './operation.ts'

/** [ours] Finds by name, e-mail, phone and account number, and by the exact request id a create carried. */
export const searchCustomers: Operation = {
  name: 'POST Customers/Search',
  key: 'keyless',
  allowedCallers: ['application'],
  plan: (_rows, request) => placeOf(criteriaOf(request.body)),
  run(rows, request) {
    const criteria = criteriaOf(request.body)
    const keyword = String(criteria.Keyword ?? '')
      .trim()
      .toLowerCase()
    if (!keyword) throw missing('customerSearchCriteria.Keyword')
    return found(rows, request, criteria, (customer) => isHit(customer, keyword))
  },
}

/** [ours] Every criterion must be met; its term is a part of the field's text. */
export const searchByFields: Operation = {
  name: 'POST Customers/SearchByFields',
  key: 'keyless',
  allowedCallers: ['application'],
  plan: (_rows, request) => placeOf(fieldCriteriaOf(request.body)),
  run(rows, request) {
    const criteria = fieldCriteriaOf(request.body)
    const terms = termsOf(criteria)
    if (terms.length === 0) throw missing('CustomerSearchByFieldCriteria.Criteria')
    return found(rows, request, criteria, (customer) =>
      terms.every(({ read, term }) => contains(read(customer), term)),
    )
  },
}

/** Where a search looks: 1 the channel, 2 headquarters, 3 both. Whatever asks headquarters is a real-time request. */
const local = 1

function placeOf({ SearchLocationValue = local }: JsonObject): 'real-time' | 'local' {
  return SearchLocationValue === local ? 'local' : 'real-time'
}

function found(
  rows: Rows,
  request: MatchedRequest,
  criteria: JsonObject,
  isWanted: (customer: Customer) => boolean,
): OperationResult {
  const place = criteria.SearchLocationValue ?? local
  if (place !== local) requireAnswer(request)
  const here = place === 2 ? [] : allCustomers(rows).map((one) => customerView(rows, one))
  const known = new Set(here.map(({ AccountNumber }) => AccountNumber))
  const there = place === local ? [] : rows.all('customers').map(({ customer }) => customer)
  const customers = [...here, ...there.filter(({ AccountNumber }) => !known.has(AccountNumber))]
  return { kind: 'list', type: 'GlobalCustomer', values: customers.filter(isWanted).map(searchRow) }
}

function isHit(customer: Customer, keyword: string): boolean {
  const texts = [customer.Name, customer.Email, customer.Phone, customer.Cellphone, customer.AccountNumber]
  return texts.some((text) => contains(text, keyword)) || requestIdOf(customer)?.toLowerCase() === keyword
}

function requestIdOf({ ExtensionProperties }: Customer): string | undefined {
  return ExtensionProperties.find(({ Key }) => Key === 'PendingSyncRequestId')?.Value.StringValue
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part)
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

/** Clients write this parameter with a capital or a small letter. */
function fieldCriteriaOf(body: JsonObject): JsonObject {
  const criteria = body.CustomerSearchByFieldCriteria ?? body.customerSearchByFieldCriteria
  return isObject(criteria) ? criteria : {}
}

interface Term {
  readonly term: string
  readonly read: (customer: Customer) => string
}

/** [ours] The names of the fields that can be searched. */
const searchable: Readonly<Record<string, Term['read']>> = {
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
    const read = searchable[name]
    if (!read)
      throw new Refusal('InvalidFormat', {
        results: [{ id: 'InvalidFormat', members: ['SearchField.Name'] }],
      })
    return { term: String(SearchTerm ?? '').toLowerCase(), read }
  })
}

function missing(member: string): Refusal {
  return new Refusal('RequiredValueNotFound', {
    results: [{ id: 'RequiredValueNotFound', members: [member] }],
  })
}
