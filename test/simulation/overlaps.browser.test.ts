import { expect, test } from 'vitest'
import { watchOverlaps } from './people/overlaps.ts'
import { createClock } from './random/clock.ts'

/** Two devices that read and change the phones of a customer. */
function setup() {
  const clock = createClock(0)
  const overlaps = watchOverlaps(clock, 200_000)
  const send = (method: string, device: string, answer: Response, phones: readonly string[]) => {
    const url = `https://${device}.example/Commerce/Customers('1')`
    const body = method === 'PATCH' ? { body: bodyOf(phones) } : {}
    return overlaps.watch(new Request(url, { method, ...body }), async () => answer)
  }
  return {
    overlaps,
    read: (device: string, ...phones: readonly string[]) =>
      send('GET', device, new Response(bodyOf(phones)), []),
    edit: (device: string, ...phones: readonly string[]) =>
      send('PATCH', device, new Response(bodyOf(phones)), phones),
    editLate: (device: string, ...phones: readonly string[]) =>
      send('PATCH', device, new Response('', { status: 504 }), phones),
    pass: (ms: number) => clock.moveTo(clock.now() + ms),
  }
}

const bodyOf = (phones: readonly string[]) => JSON.stringify({ Contacts: phones.map((Value) => ({ Value })) })

test('a phone may be taken away by a device that read the customer before it was there', async () => {
  const { overlaps, read, edit } = setup()
  await read('phone')
  await read('laptop')
  await edit('phone', '1')
  await edit('laptop', '2')
  expect(overlaps.mayTakeAway('1')).toBe(true)
})

test('a phone may be taken away by an edit that is processed late', async () => {
  const { overlaps, read, edit, editLate, pass } = setup()
  await read('laptop')
  await editLate('laptop', '2')
  pass(150_000)
  await read('phone')
  await edit('phone', '1')
  expect(overlaps.mayTakeAway('1')).toBe(true)
})

test('a device has no excuse if it had read the phone, or added it itself', async () => {
  const { overlaps, read, edit } = setup()
  await read('phone')
  await edit('phone', '1')
  await read('laptop', '1')
  await edit('laptop', '2')
  await edit('phone', '3')
  expect(overlaps.mayTakeAway('1')).toBe(false)
})

test('a device has no excuse if it did not read just before its edit, or much later', async () => {
  const { overlaps, read, edit, pass } = setup()
  await read('phone')
  await read('laptop')
  pass(90_000)
  await edit('laptop', '2')
  await read('phone', '2')
  await edit('phone', '2', '1')
  expect(overlaps.mayTakeAway('1')).toBe(false)
  pass(90_000)
  await read('laptop', '2')
  await edit('laptop', '2')
  expect(overlaps.mayTakeAway('1')).toBe(false)
})

test.each([
  ['edit', 150_000],
  ['editLate', 250_000],
] as const)(
  'an edit that was answered, or sent too long ago, is not processed late (%s)',
  async (how, ms) => {
    const shop = setup()
    await shop.read('laptop')
    await shop[how]('laptop', '2')
    shop.pass(ms)
    await shop.read('phone')
    await shop.edit('phone', '1')
    expect(shop.overlaps.mayTakeAway('1')).toBe(false)
  },
)
