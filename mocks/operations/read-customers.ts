import { isReadable, readableCustomer } from '../rules/access.ts'
import { allCustomers, customerView, findCustomer } from '../rules/find-customer.ts'
import { Refusal } from '../wire/refusal.ts'
import { knownCallers, type Operation } from './operation.ts'

/** Reads one customer. */
export const readCustomer: Operation = {
  name: 'GET Customers',
  key: 'keyed',
  // A guest: by the temporary GUID only.
  allowedCallers: ['shopper', 'anonymous', 'application'],
  returns: 'Customer',
  run(rows, request) {
    const customer = customerView(rows, readableCustomer(rows, request))
    return { kind: 'entity', value: customer }
  },
}

/** Reads all customers of the channel, page by page. [ours] Who may. */
export const readAllCustomers: Operation = {
  name: 'GET Customers',
  key: 'keyless',
  allowedCallers: ['employee', 'application'],
  returns: 'Customer[]',
  run: (rows) => ({
    kind: 'list',
    values: allCustomers(rows).map((found) => customerView(rows, found)),
  }),
}

/** Reads several customers. Unknown accounts are left out of the answer. */
export const getByAccountNumbers: Operation = {
  name: 'POST Customers/GetByAccountNumbers',
  key: 'keyless',
  allowedCallers: knownCallers,
  parameters: { accountNumbers: 'text[]', searchLocationValue: 'int' },
  returns: 'Customer[]',
  run(rows, { caller, body }) {
    const accounts = accountNumbersIn(body.accountNumbers)
    if (!accounts.every((account) => isReadable(rows, caller, account))) {
      throw new Refusal('AuthorizationFailed', { reason: `${caller.kind} may not read by account number` })
    }
    const customers = accounts
      .map((account) => findCustomer(rows, account))
      .filter((found) => found !== undefined)
    return { kind: 'list', values: customers.map((found) => customerView(rows, found)) }
  },
}

function accountNumbersIn(value: unknown): string[] {
  if (Array.isArray(value) && value.every((account) => typeof account === 'string')) return value
  throw new Refusal('InvalidFormat', { results: [{ id: 'InvalidFormat', members: ['accountNumbers'] }] })
}
