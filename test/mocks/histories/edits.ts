import { anna, ask, customerIn, via } from '../client.ts'
import type { History } from './history.ts'
import { tag, type Acknowledged, type AcknowledgedAddress } from './oracle.ts'
import type { Random } from './random.ts'

/** The steps of a shopper: each sends one request, and writes down what was acknowledged. */

export async function createCustomer({ hq, steps, random, acknowledged, unique }: History): Promise<void> {
  if (acknowledged.length === 3) return
  const address = random.oneIn(2) ? newAddress(random, unique(), {}) : undefined
  const body = { ...anna, Phone: `${unique()}`, ...(address && { Addresses: [address] }) }
  const answer = await ask(hq.fetch, 'POST', 'Customers', body)
  steps.push(`  POST ${JSON.stringify(body)}: ${answer.status}`)
  if (answer.status !== 201) return
  const customer = customerIn(answer)
  acknowledged.push({
    account: customer.AccountNumber,
    fields: { ...customer },
    addresses: new Map(address ? [[address[tag], acknowledgedAddress(address)]] : []),
  })
}

export async function editFields(history: History, customer: Acknowledged): Promise<void> {
  const { random, unique, patch } = history
  const fields = {
    ...(random.oneIn(2) && { Phone: `${unique()}` }),
    ...(random.oneIn(3) && { LastName: `Name${unique()}` }),
    ...(random.oneIn(3) && { Email: `anna${unique()}@example.com` }),
    ...(random.oneIn(4) && { TitleRecordId: 5637144576 + random.below(5) }),
    ...(random.oneIn(4) && { Cellphone: random.oneIn(2) ? '' : `${unique()}` }),
    ...(random.oneIn(5) && { Contacts: [{ AddressTypeValue: 1, Value: `${unique()}` }] }),
    ...(random.oneIn(5) && { Attributes: random.oneIn(2) ? [] : [sized(unique())] }),
  }
  if (await patch(await accountOf(history, customer), fields)) Object.assign(customer.fields, fields)
}

export async function addAddress(history: History, customer: Acknowledged): Promise<void> {
  const { random, unique, patch } = history
  const address = newAddress(random, unique(), { IsPrimary: random.oneIn(3) })
  if (await patch(await accountOf(history, customer), { Addresses: [address] })) put(customer, address)
}

/** Changes or deactivates an address that the shopper sees, named in one of the ways of the known clients. */
export async function editAddress(history: History, customer: Acknowledged): Promise<void> {
  const { random, unique, patch, read } = history
  const seen = await read(customer.account)
  const address = random.pick(seen.Addresses)
  if (!address) return
  const name = address[tag]
  const change = random.oneIn(4) ? { Deactivate: true } : newValues(random, unique())
  const body = random.pick([
    { Addresses: [{ Id: address.Id, ...change }] },
    { Addresses: [{ ...address, ...change }] },
    address.RecordId > 0
      ? { Addresses: [{ RecordId: address.RecordId, ...change }] }
      : { Addresses: [{ Id: address.Id, ...change }] },
    // As Microsoft's client does: the whole customer, and it knows no `Id`.
    {
      ...seen,
      Addresses: seen.Addresses.map(({ Id: _id, ...one }) =>
        one[tag] === name ? { ...one, ...change } : one,
      ),
    },
  ])
  if (!(await patch(await accountOf(history, customer), body ?? {}))) return
  if ('Deactivate' in change) customer.addresses.delete(name)
  else put(customer, { ...customer.addresses.get(name), ...change, [tag]: name })
}

/** Adds an address again that was removed, with the same values. */
export async function addAgain(history: History, customer: Acknowledged): Promise<void> {
  const { random, patch, read } = history
  const address = random.pick((await read(customer.account)).Addresses)
  if (!address || address.ZipCode.startsWith('X')) return
  const { Id, RecordId: _recordId, ...values } = address
  const account = await accountOf(history, customer)
  if (!(await patch(account, { Addresses: [{ Id, Deactivate: true }] }))) return
  customer.addresses.delete(address[tag])
  const again = { ...values, Deactivate: false, ...(random.oneIn(2) && { Id }) }
  if (await patch(account, { Addresses: [again] })) put(customer, again)
}

function sized(IntegerValue: number) {
  return { Name: 'size', AttributeValue: { IntegerValue } }
}

/** Clients may name a converted customer by its GUID or by its account number. */
async function accountOf({ random, read }: History, { account }: Acknowledged): Promise<string> {
  return random.oneIn(2) ? account : (await read(account)).AccountNumber
}

function newAddress(random: Random, number: number, more: { readonly IsPrimary?: boolean }) {
  return { ...via, ...newValues(random, number), [tag]: `address ${number}`, ...more }
}

/** A postal code with an `X` is accepted by the channel and rejected by headquarters. */
function newValues(random: Random, number: number) {
  return {
    Street: `Street ${number}`,
    ...(random.oneIn(2) && { City: `City ${number}` }),
    ...(random.oneIn(3) && { ZipCode: `${random.oneIn(2) ? 'X' : '2'}${String(number).padStart(4, '0')}` }),
    ...(random.oneIn(4) && { IsPrimary: random.oneIn(2) }),
  }
}

function put(
  { addresses }: Acknowledged,
  address: Partial<AcknowledgedAddress> & Record<typeof tag, string>,
) {
  if (address.IsPrimary) for (const other of addresses.values()) other.IsPrimary = false
  addresses.set(address[tag], acknowledgedAddress(address))
}

function acknowledgedAddress(address: Partial<AcknowledgedAddress>): AcknowledgedAddress {
  const { Street = '', City = '', ZipCode = '', IsPrimary = false } = address
  return { Street, City, ZipCode, IsPrimary }
}
