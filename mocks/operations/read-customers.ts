import type { Rows } from '../model/tables.ts'
import { isReadable, readableCustomer } from '../rules/access.ts'
import { shownCustomer } from '../rules/attribute-names.ts'
import { allCustomers, customerView, findCustomer, type FoundCustomer } from '../rules/find-customer.ts'
import type { Customer } from '../wire/entities.ts'
import { invalidFormat, Refusal } from '../wire/refusal.ts'
import { knownCallers, type MatchedRequest, type Operation } from './operation.ts'

/** Reads one customer. */
export const readCustomer: Operation = {
  name: 'GET Customers',
  key: 'keyed',
  // A guest: by the temporary GUID only.
  allowedCallers: ['shopper', 'anonymous', 'application'],
  returns: 'Customer',
  run(rows, request) {
    return { kind: 'entity', value: viewFor(rows, readableCustomer(rows, request), request) }
  },
}

/** Reads all customers of the channel, page by page. [ours] Who may. */
export const readAllCustomers: Operation = {
  name: 'GET Customers',
  key: 'keyless',
  allowedCallers: ['employee', 'application'],
  returns: 'Customer[]',
  run: (rows, request) => ({
    kind: 'list',
    values: allCustomers(rows).map((found) => viewFor(rows, found, request)),
  }),
}

/** Reads several customers. Unknown accounts are left out of the answer. */
export const getByAccountNumbers: Operation = {
  name: 'POST Customers/GetByAccountNumbers',
  key: 'keyless',
  allowedCallers: knownCallers,
  parameters: { accountNumbers: 'text[]', searchLocationValue: 'int' },
  returns: 'Customer[]',
  run(rows, request) {
    const { caller, body } = request
    const accounts = accountNumbersIn(body.accountNumbers)
    if (!accounts.every((account) => isReadable(rows, caller, account))) {
      throw new Refusal('AuthorizationFailed', { reason: `${caller.kind} may not read by account number` })
    }
    const customers = accounts
      .map((account) => findCustomer(rows, account))
      .filter((found) => found !== undefined)
    return { kind: 'list', values: customers.map((found) => viewFor(rows, found, request)) }
  },
}

function viewFor(rows: Rows, found: FoundCustomer, { headers }: MatchedRequest): Customer {
  return shownCustomer(rows, customerView(rows, found), headers)
}

/** The type of a list that is there was checked when the body was read. */
function accountNumbersIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  throw invalidFormat('accountNumbers')
}
