import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import {
  anna,
  ask,
  asApplication,
  convertPendingCustomers,
  customerIn,
  type ClientOptions,
} from '../client.ts'

/** A headquarters with the given options, and the requests of an application to it. */
export function setup(options: HeadquartersOptions = {}) {
  const hq = createHeadquarters(options)
  const send = (method: string, path: string, body?: unknown, as: ClientOptions = asApplication) =>
    ask(hq.fetch, method, path, body, as)
  return {
    hq,
    send,
    create: async (body: object = anna, as: ClientOptions = asApplication) =>
      customerIn(await send('POST', 'Customers', body, as)),
    edit: async (account: string, changes: object) =>
      customerIn(await send('PATCH', `Customers('${account}')`, changes)),
    read: async (account: string) => customerIn(await send('GET', `Customers('${account}')`)),
    search: async (Keyword: string, more: object = {}) => {
      const { body } = await send('POST', 'Customers/Search', {
        customerSearchCriteria: { Keyword, ...more },
      })
      return (body.value ?? []).map(({ AccountNumber }) => AccountNumber)
    },
    convert: () => convertPendingCustomers(hq),
  }
}

export const asyncMode = { profile: { createCustomersAsync: true } }
export const allSwitches = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }
