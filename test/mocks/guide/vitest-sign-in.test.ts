import { startHeadquarters, type StartedHeadquarters } from 'pending-sync/mocks/node'
import { afterEach, beforeEach, expect, test } from 'vitest'

let hq: StartedHeadquarters
beforeEach(async () => {
  hq = await startHeadquarters({ identities: { tokens: 'signed' } })
})
afterEach(() => hq.stop())

const readOwn = (token: string) =>
  fetch("https://channel.example/Commerce/Customers('')", {
    headers: { OUN: '068', Authorization: `id_token ${token}` },
  })

test('reads the customer from the till', async () => {
  await hq.identities.automaticLinking.set('B2C')
  await hq.fixtures.tillCustomer({ FirstName: 'Anna', LastName: 'Bianchi', Email: 'anna@example.com' })
  await hq.jobs.run('1010')
  const token = await hq.identities.signIn({ email: 'anna@example.com' })
  expect(await (await readOwn(token)).json()).toMatchObject({ Name: 'Anna Bianchi' })
})

test('asks to sign in again when the token has expired', async () => {
  const token = await hq.identities.signIn({ email: 'anna@example.com' })
  await hq.clock.advance(61 * 60_000)
  expect((await readOwn(token)).status).toBe(401)
})
