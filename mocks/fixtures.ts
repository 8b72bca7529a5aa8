import type { Headquarters } from './api/headquarters.ts'
import type { Customer } from './wire/entities.ts'

/** `hq.fixtures`: test data, created by requests to the channel, so that its rules apply here too. */
export function createFixtures(
  fetch: Headquarters['fetch'],
  operatingUnitNumber: string,
): Headquarters['fixtures'] {
  let count = 0

  async function send(method: string, path: string, body: unknown): Promise<Customer> {
    const request = new Request(`https://headquarters.example/Commerce/${path}?api-version=7.3`, {
      method,
      headers: {
        OUN: operatingUnitNumber,
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

  function customer(body: object = {}): Promise<Customer> {
    count += 1
    const [first = '', last = ''] = [
      firstNames[count % firstNames.length],
      lastNames[count % lastNames.length],
    ]
    const Email = `${first}.${last}.${count}@example.com`.toLowerCase()
    return send('POST', 'Customers', { FirstName: first, LastName: last, Email, ...body })
  }

  return {
    customer,
    customers: (length) => Promise.all(Array.from({ length }, () => customer())),
    address: (account, body = {}) =>
      send('PATCH', `Customers('${account}')`, { Addresses: [{ ...addressInMilan, ...body }] }),
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
