import { italian } from 'pending-sync/messages/it'
import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, guid, home, office, syncShop, headquartersText } from './shop.ts'

describe('invalid and refused customers', () => {
  test('rejects invalid fields with a message for each, and keeps nothing', async () => {
    const shop = setupHarness().openTab({ locale: 'it', messages: { it: italian } })
    const attempt = shop.customers.create({
      lastName: 'x'.repeat(26),
      email: 'ada',
      attributes: [{ name: '', value: 1 }],
    })
    await expect(attempt).rejects.toMatchObject({
      kept: false,
      name: 'CommerceError',
      kind: 'validation',
      code: 'fields_invalid',
      fields: [
        { path: 'lastName', problem: 'too_long' },
        { path: 'email', problem: 'email' },
        { path: 'attributes.0.name', problem: 'required', message: 'Compila questo campo.' },
      ],
    })
    expect(await shop.customers.list()).toEqual([])
    expect(shop.outbox.get()).toEqual([])
  })

  test('keeps a customer that headquarters refuses, and delivers it on retry', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
    const error = await shop.customers.create(ada).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      kind: 'refused',
      code: 'headquarters_refused',
      kept: true,
      key: expect.any(String),
    })
    const { key, message } = error as { key: string; message: string }
    expect(message).not.toMatch(guid)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'refused', firstName: 'Ada' })

    const [entry] = shop.outbox.get()
    await shop.outbox.retry(entry!.id)
    await shop.flush()
    expect(await shop.customers.get(key)).toMatchObject({ status: 'synced' })
  })

  test('leaves no edits behind when an address that was never sent is discarded', async () => {
    const { harness, shop } = await syncShop()
    const { key } = await shop.customers.create(ada)
    harness.network.goOffline()
    const [first] = (await shop.addresses.create(key, home)).addresses
    const [, second] = (await shop.addresses.create(key, office)).addresses
    await shop.addresses.update(key, first!.key, { street: 'Via Po 2' })
    await shop.addresses.update(key, second!.key, { street: 'Via Roma 3' })
    await shop.addresses.deactivate(key, first!.key)
    await shop.outbox.discard(first!.entryId!)
    harness.network.goOnline()
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect((await shop.customers.get(key))?.addresses).toMatchObject([{ street: 'Via Roma 3' }])
  })

  test('leaves nothing behind when a refused customer is discarded', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal' })
    await shop.customers.create(ada).catch(() => undefined)
    await shop.outbox.discard(shop.outbox.get()[0]!.id)
    expect(await shop.customers.list()).toEqual([])
    expect(shop.outbox.get()).toEqual([])
    await expect(shop.outbox.discard('nothing')).rejects.toMatchObject({
      code: 'entry_unknown',
      kept: false,
    })
  })
})

describe('refused entries', () => {
  test('delivers a refused create after it was amended', async () => {
    const { harness, shop } = await syncShop()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
    const { key } = (await shop.customers.create(ada).catch((error: unknown) => error)) as { key: string }
    expect(shop.decide('create-address', await shop.customers.get(key))).toMatchObject({
      reason: 'customer_refused',
    })
    const amended = await shop.customers.amend(key, { email: 'ada.rossi@example.com' })
    expect(amended).toMatchObject({ key, status: 'synced', email: 'ada.rossi@example.com' })
  })

  test('does not send fields that were cleared when a refused create was amended', async () => {
    const { harness, shop } = await syncShop()
    const [title] = await shop.titles.list()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
    const full = { ...ada, titleId: title!.id, addresses: [home] }
    const { key } = await shop.customers.create(full).catch((error: { key: string }) => error)
    const amended = await shop.customers.amend(key, { titleId: '', addresses: [] })
    expect(amended).toMatchObject({ status: 'synced', addresses: [] })
    expect(amended).not.toHaveProperty('title')
    expect(await headquartersText(harness)).not.toContain('Via Po 1')
  })

  test('keeps a refused title with its reason, and still sends later entries of the customer', async () => {
    const { shop } = await syncShop()
    const { key } = await shop.customers.create(ada)
    await expect(shop.titles.add(key, '999')).rejects.toMatchObject({ kind: 'refused', kept: true, key })
    const customer = await shop.addresses.create(key, home)
    expect(customer).toMatchObject({
      title: { id: '999', status: 'refused' },
      addresses: [{ status: 'synced' }],
    })
    await shop.outbox.discard(customer.title!.entryId!)
    expect(await shop.customers.get(key)).not.toHaveProperty('title')
  })
})
