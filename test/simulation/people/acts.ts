import type { Customer, NewAddress } from 'pending-sync'
import type { Device, DeviceTab } from './device.ts'
import { marksIn, type Person } from './people.ts'
import type { World } from './world.ts'

const wait = { whenPending: 'wait' } as const

const nameOf = ({ user }: DeviceTab) => user?.name ?? 'guest'

/** A guest registers a new customer each time. A shopper has one: another create finds it, or changes it. */
export function register({ oracle, random }: World, tab: DeviceTab): void {
  const owner = nameOf(tab)
  const firstName = oracle.next(owner)
  const email = tab.user?.email ?? `${firstName}@example.com`
  const street = oracle.next(owner)
  const addresses = random.next() < 0.5 ? [toAddress(street)] : []
  const whenExists = random.pick(['refuse', 'update'] as const) ?? 'refuse'
  const newCustomer = { firstName, lastName: 'Rossi', email, addresses }
  const verb = tab.commerce.customers.create(newCustomer, { ...(tab.user && wait), whenExists })
  oracle.expect(owner, firstName, verb, 'name')
  if (addresses.length > 0) oracle.expect(owner, street, verb)
}

export function load({ history }: World, tab: DeviceTab): void {
  if (!tab.user) return history.note('a guest has nothing to load')
  void tab.commerce.customers.load().catch(() => undefined)
}

export function addAddress({ oracle }: World, tab: DeviceTab, { key }: Customer): void {
  const street = oracle.next(nameOf(tab))
  oracle.expect(nameOf(tab), street, tab.commerce.addresses.create(key, toAddress(street), wait))
}

/** The first mark of the street stays readable, so that an edit takes nothing away from what was promised. */
export function editAddress(world: World, tab: DeviceTab, { key, addresses }: Customer): void {
  const address = world.random.pick(addresses.filter(({ street }) => marksIn(street ?? '').length > 0))
  if (!address?.street) return
  const street = `${address.street.split('/')[0]}/${world.random.upTo(99)}`
  void tab.commerce.addresses.update(key, address.key, { street }, wait).catch(() => undefined)
}

export function rename({ oracle }: World, tab: DeviceTab, { key }: Customer): void {
  const firstName = oracle.next(nameOf(tab))
  const verb = tab.commerce.customers.update(key, { firstName }, wait)
  oracle.expect(nameOf(tab), firstName, verb, 'name')
}

export function addPhone({ oracle }: World, tab: DeviceTab, { key }: Customer): void {
  const value = `+39 011 ${oracle.next(nameOf(tab)).split('.')[1]}000`
  oracle.expect(nameOf(tab), value, tab.commerce.contacts.add(key, { kind: 'phone', value }, wait))
}

export function issueCard({ oracle }: World, tab: DeviceTab, { key }: Customer): void {
  const cardNumber = oracle.next(nameOf(tab))
  const verb = tab.commerce.loyalty.issueCard(key, { ...wait, cardNumber })
  oracle.expect(nameOf(tab), cardNumber, verb, 'card')
}

/** The pages of the one before are closed, or crash, or stay open. */
export function changeUser({ random }: World, device: Device, user: Person | undefined): void {
  if (device.user === user) return
  const end = random.pick(['stop', 'crash', 'stay'] as const)
  device.user = user
  for (const tab of end === 'stay' ? [] : device.tabs.splice(0)) {
    if (end === 'stop') void tab.commerce.stop()
    else tab.platform.crash()
  }
  device.openTab()
}

/** Nothing that was promised to this owner on this device is expected any more. */
export async function forget({ oracle }: World, tab: DeviceTab): Promise<void> {
  oracle.giveUpAll(nameOf(tab))
  await tab.commerce.forget().catch(() => undefined)
}

export function removeSomeTab({ random, devices, history }: World, end: (tab: DeviceTab) => void): void {
  const device = random.pick(devices.filter(({ tabs }) => tabs.length > 0))
  const tab = device && random.pick(device.tabs)
  if (!device || !tab) return history.note('no tab is open')
  history.note(tab.name)
  device.tabs.splice(device.tabs.indexOf(tab), 1)
  end(tab)
}

/**
 * Acts as somebody who looks in headquarters first, but not while a request may still be processed late. Retries what was
 * refused, and decides about differences by chance.
 */
export async function resolve(world: World, { commerce }: DeviceTab): Promise<void> {
  const { oracle, clock, lastFaultAt, history, random } = world
  if (clock.now() - lastFaultAt < 600_000) return history.note('a fault was too recent')
  const ignore = (done: Promise<void>) => void done.catch(() => undefined)
  for (const { id, status, nextAttemptAt, customerKey, failure } of commerce.outbox.get()) {
    const customer = await commerce.customers.get(customerKey)
    const texts = marksIn(JSON.stringify(customer ?? {}))
    if (failure?.code === 'customer_exists' && random.next() < 0.5) {
      texts.forEach((text) => oracle.giveUp(text))
      ignore(commerce.outbox.resolve(id, 'discard'))
    } else if (failure?.code === 'customer_exists') ignore(commerce.outbox.resolve(id, 'update'))
    else if (status === 'refused') ignore(commerce.outbox.retry(id))
    else if (status === 'in-doubt' && nextAttemptAt === undefined) {
      const there = await Promise.all(texts.map((text) => oracle.isThere(text)))
      // Whatever this person sees of it there is not sent again.
      if (there.some(Boolean)) texts.forEach((text) => oracle.giveUp(text))
      ignore(commerce.outbox.resolve(id, there.some(Boolean) ? 'discard' : 'resend'))
    }
  }
}

function toAddress(street: string): NewAddress {
  return { street, city: 'Torino', zipCode: '10124', state: 'TO', country: 'ITA' }
}
