import { italian } from 'pending-sync/messages/it'
import { createTestShop, type TestShop } from 'pending-sync/testing'

export async function statusAfterJobs(): Promise<string | undefined> {
  const shop: TestShop = await createTestShop({
    profile: 'async',
    commerce: { locale: 'it', messages: { it: italian } },
  })
  const tab = await shop.openTab({ shopper: await shop.signIn({ email: 'ada@example.com' }) })
  const { key } = await tab.customers.create({ firstName: 'Ada' })
  await shop.runJobs()
  const customer = await tab.customers.get(key)
  await shop[Symbol.asyncDispose]()
  return customer?.status
}
