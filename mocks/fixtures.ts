import type { Headquarters } from './api/headquarters.ts'
import { checkProperties } from './http/check-properties.ts'
import { checkRange, ranges } from './model/ranges.ts'
import { createAtTill } from './rules/till-customer.ts'
import type { Deps } from './runtime/deps.ts'
import { checkText } from './wire/checks.ts'
import type { Customer } from './wire/entities.ts'

/** `hq.fixtures`: test data, created by requests to the channel, so that its rules apply here too. */
export function createFixtures(
  { tables, clock, options }: Deps,
  fetch: Headquarters['fetch'],
): Headquarters['fixtures'] {
  let count = 0

  async function send(method: string, path: string, body: unknown): Promise<Customer> {
    const request = new Request(`https://headquarters.example/Commerce/${path}?api-version=7.3`, {
      method,
      headers: {
        OUN: options.operatingUnitNumber,
        Authorization: 'Bearer fixtures',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    })
    const response = await fetch(request)
    const text = await response.text()
    if (!response.ok) throw new Error(`The channel refused the fixture with ${response.status}: ${text}`)
    return JSON.parse(text) as Customer
  }

  function madeUp() {
    count += 1
    const [first = '', last = ''] = [
      firstNames[count % firstNames.length],
      lastNames[count % lastNames.length],
    ]
    const Email = `${first}.${last}.${count}@example.com`.toLowerCase()
    return { FirstName: first, LastName: last, Email }
  }

  async function customer(body: object = {}): Promise<Customer> {
    checkProperties('A customer', body, 'Customer')
    return send('POST', 'Customers', { ...madeUp(), ...body })
  }

  return {
    customer,
    async customers(count) {
      const length = checkRange('count', count, ranges.fixtures)
      return Promise.all(Array.from({ length }, () => customer()))
    },
    async tillCustomer(body = {}) {
      checkProperties('A customer', body, 'Customer')
      return tables.change((rows) => createAtTill(rows, { ...madeUp(), ...body }, clock.now()))
    },
    async address(account, body = {}) {
      checkText('account', account)
      checkProperties('An address', body, 'Address')
      return send('PATCH', `Customers('${account}')`, { Addresses: [{ ...addressInMilan, ...body }] })
    },
  }
}

const firstNames = ['Anna', 'Bruno', 'Chiara', 'Dario', 'Elena', 'Fabio', 'Giulia']
const lastNames = ['Bianchi', 'Neri', 'Rossi', 'Verdi', 'Costa']

const addressInMilan = {
  Name: 'Home',
  Street: 'Via Roma',
  StreetNumber: '1',
  City: 'Milano',
  State: 'MI',
  ZipCode: '20121',
  ThreeLetterISORegionName: 'ITA',
}
