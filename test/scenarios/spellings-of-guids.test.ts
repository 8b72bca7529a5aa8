import { accountLabel, type Commerce } from 'pending-sync'
import { expect, test } from 'vitest'
import { refusalBody } from '../support/samples.ts'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, home } from './shop.ts'

const anyGuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
/** In whatever spelling. */
const guidDigits = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/i

/** A channel that spells the accounts of its answers in its own way, and does not say that a customer is async. */
function spellingShop(spell: (guid: string) => string) {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await harness.hq.fetch(new Request(input, init))
    const text = await response.text()
    const { status, headers } = response
    const body = text
      .replaceAll(
        /"AccountNumber":"([^"]*)"/g,
        (_, account: string) => `"AccountNumber":"${account.replaceAll(anyGuid, spell)}"`,
      )
      .replaceAll('"IsAsyncCustomer":true', '"IsAsyncCustomer":null')
    return new Response(text && body, { status, headers })
  }
  return { harness, shop: harness.openTab({}, { fetch }) }
}

test.each([
  ['in braces', (guid: string) => `{${guid}}`],
  ['in capitals', (guid: string) => guid.toUpperCase()],
  ['without dashes', (guid: string) => guid.replaceAll('-', '')],
  ['between blanks', (guid: string) => ` ${guid} `],
])('a temporary account %s is pending, is converted, and nobody sees it', async (_, spell) => {
  const { harness, shop } = spellingShop(spell)
  const { key } = await shop.customers.create({ ...ada, addresses: [home] })
  const customer = await whenStore(shop.customers.watch(key), (one) => one?.status === 'pending')
  expect(accountLabel(customer!)).toBe('Pending sync')
  await harness.runJobs()
  await shop.reconcile()
  expect(accountLabel((await shop.customers.get(key))!)).toMatch(/^\d+$/)
})

test('a refusal that names GUIDs shows none, in its message, its reason and its fields', async () => {
  const harness = setupHarness()
  const guid = crypto.randomUUID()
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!request.url.includes('/Commerce/Customers?')) return harness.hq.fetch(request)
    const bare = guid.replaceAll('-', '')
    const fields = [
      { ErrorResourceId: 'Invalid', MemberNames: [`Contacts[{${guid}}].Locator`, `Extra.${bare}`] },
    ]
    return new Response(refusalBody(`Duplicate_${bare}`, `Customer {${guid}} or ${bare} exists.`, fields), {
      status: 400,
    })
  }
  const shop: Commerce = harness.openTab({}, { fetch })
  const error = await shop.customers.create(ada).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ kind: 'refused', message: 'Customer … or … exists.' })
  const { key: _key, ...shown } = error as { readonly key: string }
  expect(JSON.stringify(shown)).not.toMatch(guidDigits)
  const [entry] = shop.outbox.get()
  expect(JSON.stringify(entry?.failure)).not.toMatch(guidDigits)
})
