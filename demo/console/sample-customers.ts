import type { Customer, TablesSnapshot } from 'pending-sync/mocks'

/** The values that a shopper types in order to register. */
export interface SampleCustomer {
  readonly FirstName: string
  readonly LastName: string
  readonly Email: string
  readonly Addresses: readonly object[]
}

const firstNames =
  'Anna Bruno Chiara Dario Elena Fabio Giulia Ivo Lea Marco Nina Olga Piero Rosa Sara Tito Ugo Vera Zoe Luca'.split(
    ' ',
  )
const lastNames =
  'Rossi Bianchi Neri Costa Verdi Ferri Galli Leone Marini Conti Riva Serra Testa Villa Grassi Monti Orsini Sala Fontana'.split(
    ' ',
  )
const streets = ['Via Zamboni', 'Via Indipendenza', 'Via Saragozza', 'Via San Vitale', 'Strada Maggiore']

/** A customer of Bologna. `number`: 0, 1, 2 …; the first few hundred have different names and e-mail addresses. */
export function sampleCustomer(number: number, State = 'BO'): SampleCustomer {
  const FirstName = at(firstNames, number)
  const LastName = at(lastNames, number)
  const round = Math.floor(number / (firstNames.length * lastNames.length))
  const Email = `${FirstName}.${LastName}${round || ''}@example.it`.toLowerCase()
  const Street = `${at(streets, number)} ${(number % 90) + 1}`
  const home = { Street, ZipCode: '40121', City: 'Bologna', State, ThreeLetterISORegionName: 'ITA' }
  return { FirstName, LastName, Email, Addresses: [home] }
}

/** The number of the next sample: as many customers as there are already. */
export function nextNumber({ channel }: TablesSnapshot): number {
  const numbered = channel.customers.filter(({ guid }) => guid === undefined)
  return channel.asyncCustomers.length + numbered.length
}

/** The customer of the channel who registered last and has an e-mail address. */
export function lastCustomer({ channel }: TablesSnapshot): Customer | undefined {
  const rows = [...channel.asyncCustomers, ...channel.customers]
  return rows.find(({ customer }) => customer.Email)?.customer
}

function at(texts: readonly string[], number: number): string {
  return texts[number % texts.length] ?? ''
}
