import { isReadable, readableCustomer } from '../rules/access.ts'
import { findCustomer, viewOf } from '../rules/find.ts'
import { Refusal } from '../wire/refusal.ts'
import { everybody, type Operation } from './operation.ts'

export const readCustomer: Operation = {
  name: 'GET Customers',
  key: 'keyed',
  callers: everybody,
  run(rows, call) {
    const customer = viewOf(rows, readableCustomer(rows, call))
    return { kind: 'entity', set: 'Customers', value: customer }
  },
}

/** Those that are not found are left out of the answer. */
export const getByAccountNumbers: Operation = {
  name: 'POST Customers/GetByAccountNumbers',
  key: 'keyless',
  callers: everybody,
  run(rows, { caller, body }) {
    const accounts = accountsOf(body.accountNumbers)
    if (!accounts.every((account) => isReadable(rows, caller, account))) {
      throw new Refusal('AuthorizationFailed', { because: `${caller.kind} may not read by account number` })
    }
    const found = accounts.map((account) => findCustomer(rows, account)).filter((one) => one !== undefined)
    return { kind: 'list', type: 'Customer', values: found.map((one) => viewOf(rows, one)) }
  },
}

function accountsOf(value: unknown): string[] {
  if (Array.isArray(value) && value.every((account) => typeof account === 'string')) return value
  throw new Refusal('InvalidFormat', { results: [{ id: 'InvalidFormat', members: ['accountNumbers'] }] })
}
