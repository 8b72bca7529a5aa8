import { expect, test } from 'vitest'
import { ada, home, syncShop } from './shop.ts'

/** From JavaScript, or read from a configuration: the types would reject it. */
const mistaken = (text: string) => text as never

test('an unknown choice is a TypeError that names the choices, and nothing is kept', async () => {
  const { harness, shop } = await syncShop()
  const { key } = await shop.customers.create(ada)
  const waits = { whenPending: mistaken('wait for it') }
  for (const verb of [
    () => shop.customers.create({ firstName: 'Bruno' }, waits),
    () => shop.customers.update(key, { firstName: 'Bruno' }, waits),
    () => shop.addresses.create(key, home, waits),
    () => shop.loyalty.issueCard(key, waits),
    async () => shop.decide('issue-loyalty-card', undefined, waits),
  ])
    await expect(verb()).rejects.toThrow(new TypeError('`whenPending` must be "refuse" or "wait".'))
  await expect(
    shop.customers.create({ firstName: 'Bruno' }, { whenExists: mistaken('merge') }),
  ).rejects.toThrow(new TypeError('`whenExists` must be "refuse" or "update".'))
  expect(() => shop.decide(mistaken('createCustomer'))).toThrow(
    /^`kind` must be "create-customer" or .*"issue-loyalty-card"/,
  )
  await expect(
    shop.customers.create({ firstName: 'Bruno' }, { whenExist: 'update' } as never),
  ).rejects.toThrow(new TypeError('There is no option "whenExist". Known: whenPending, whenExists, key.'))
  await expect(shop.loyalty.issueCard(key, { number: 'A1' } as never)).rejects.toThrow(
    new TypeError('There is no option "number". Known: whenPending, cardNumber.'),
  )
  await expect(shop.customers.whenSynced(key, { timeout: 5 } as never)).rejects.toThrow(
    new TypeError('There is no option "timeout". Known: signal.'),
  )
  expect(shop.customers.all.get()).toHaveLength(1)
  expect(harness.createRequestCount()).toBe(1)
})

test('an unknown decision discards nothing', async () => {
  const { harness, shop } = await syncShop()
  harness.network.goOffline()
  await shop.customers.create(ada)
  const [entry] = shop.outbox.get()
  await expect(shop.outbox.resolve(entry!.id, mistaken('retry'))).rejects.toThrow(
    new TypeError('`decision` must be "resend" or "discard" or "update".'),
  )
  expect(shop.outbox.get()).toEqual([entry])
})

test('an input that is no plain object is a TypeError that names the remedy, and no typed text is lost', async () => {
  const { harness, shop } = await syncShop()
  const { key } = await shop.customers.create(ada)
  const form = new FormData()
  form.set('lastName', 'Verdi')
  for (const verb of [
    () => shop.customers.create(form as never),
    () => shop.customers.update(key, form as never),
    () => shop.customers.amend(key, form as never),
    () => shop.addresses.create(key, form as never),
    () => shop.contacts.add(key, form as never),
  ])
    await expect(verb()).rejects.toThrow(
      new TypeError('The fields must be a plain object, not of type FormData. Use Object.fromEntries().'),
    )
  for (const input of [null, undefined, 'Ada', [ada], new Map(Object.entries(ada)), new Date()])
    await expect(shop.customers.update(key, input as never)).rejects.toThrow(TypeError)
  const edited = await shop.customers.update(key, Object.fromEntries(form))
  expect(edited.lastName).toBe('Verdi')
  expect(harness.createRequestCount()).toBe(1)
})

test('the object of a customer in place of its key is a TypeError', async () => {
  const { shop } = await syncShop()
  const customer = (await shop.customers.create(ada)) as never
  const message = new TypeError('`key` must be a text, not of type Object.')
  await expect(shop.customers.update(customer, { lastName: 'Verdi' })).rejects.toThrow(message)
  await expect(shop.customers.amend(customer, { lastName: 'Verdi' })).rejects.toThrow(message)
  await expect(shop.customers.whenSynced(customer)).rejects.toThrow(message)
  await expect(shop.addresses.create(customer, home)).rejects.toThrow(message)
  await expect(shop.customers.get(customer)).rejects.toThrow(message)
  expect(() => shop.customers.watch(customer)).toThrow(message)
  await expect(shop.customers.load(7 as never)).rejects.toThrow(
    new TypeError('`account` must be a text, not of type Number.'),
  )
})

test('the object of an address or of an entry in place of its key or id is a TypeError', async () => {
  const { harness, shop } = await syncShop()
  const { key } = await shop.customers.create(ada)
  const { addresses } = await shop.addresses.create(key, home)
  const address = addresses[0] as never
  const noKey = new TypeError('`addressKey` must be a text, not of type Object.')
  await expect(shop.addresses.update(key, address, { city: 'Asti' })).rejects.toThrow(noKey)
  await expect(shop.addresses.deactivate(key, address)).rejects.toThrow(noKey)
  harness.network.goOffline()
  await shop.addresses.create(key, home)
  const entry = shop.outbox.get()[0] as never
  const noId = new TypeError('`id` must be a text, not of type Object.')
  await expect(shop.outbox.retry(entry)).rejects.toThrow(noId)
  await expect(shop.outbox.discard(entry)).rejects.toThrow(noId)
  await expect(shop.outbox.resolve(entry, 'discard')).rejects.toThrow(noId)
  expect(shop.outbox.get()).toEqual([entry])
})

test('the number of a card is cleaned like other codes', async () => {
  const { harness, shop } = await syncShop()
  const { key } = await shop.customers.create(ada)
  const { loyaltyCard } = await shop.loyalty.issueCard(key, { cardNumber: ' ＡＢ１\u200b ' })
  expect(loyaltyCard).toMatchObject({ number: 'AB1', status: 'synced' })
  await expect(shop.loyalty.issueCard(key, { cardNumber: 7 as never })).rejects.toMatchObject({
    fields: [{ path: 'cardNumber', problem: 'invalid' }],
  })
  expect((await harness.hq.tables.read()).headquarters.loyaltyCards).toHaveLength(1)
})
