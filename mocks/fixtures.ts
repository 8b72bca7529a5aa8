import type { Headquarters } from './api/headquarters.ts'
import type { Customer } from './wire/entities.ts'

/** Test data, made as a client would make it: what the service refuses cannot come into being here either. */
export function createFixtures(
  fetch: Headquarters['fetch'],
  operatingUnitNumber: string,
): Headquarters['fixtures'] {
  let made = 0

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
    if (!response.ok) throw new Error(`The draft was refused with ${response.status}: ${text}`)
    return JSON.parse(text) as Customer
  }

  function customer(body: object = {}): Promise<Customer> {
    made += 1
    const [first = '', last = ''] = [firstNames[made % firstNames.length], lastNames[made % lastNames.length]]
    const Email = `${first}.${last}.${made}@example.com`.toLowerCase()
    return send('POST', 'Customers', { FirstName: first, LastName: last, Email, ...body })
  }

  return {
    customer,
    customers: (count) => Promise.all(Array.from({ length: count }, () => customer())),
    address: (account, body = {}) =>
      send('PATCH', `Customers('${account}')`, { Addresses: [{ ...someAddress, ...body }] }),
  }
}

const firstNames = ['Anna', 'Bruno', 'Chiara', 'Dario', 'Elena', 'Fabio', 'Giulia']
const lastNames = ['Bianchi', 'Neri', 'Rossi', 'Verdi', 'Costa']

const someAddress = {
  Name: 'Home',
  Street: 'Via Roma',
  StreetNumber: '1',
  City: 'Milano',
  State: 'MI',
  ZipCode: '20121',
  ThreeLetterISORegionName: 'ITA',
}
