import { describe, expect, test } from 'vitest'
import type { SignIn } from '../../../mocks/api/identities.ts'
import { signToken } from '../../../mocks/identities/jwt.ts'
import { createHeadquarters, memoryTables, type Headquarters } from '../../../mocks/index.ts'
import type { SigningKeyRow } from '../../../mocks/model/identity-rows.ts'
import { anna, ask, asShopper, customerIn, errorOf } from '../client.ts'
import { issuer, sendJson, signInByCode } from './flow.ts'

const signed = (more = {}) => createHeadquarters({ identities: { tokens: 'signed' }, ...more })

const readOwn = (hq: Headquarters, token: string, scheme = 'id_token') =>
  ask(hq.fetch, 'GET', "Customers('')", undefined, { token: `${scheme} ${token}` })

const refusalOf = async (hq: Headquarters, token: string, scheme?: string) => {
  const answer = await readOwn(hq, token, scheme)
  return [answer.status, errorOf(answer).id]
}

describe('the channel', () => {
  test('accepts the ID token of a sign-in, and knows its shopper after a refresh', async () => {
    const hq = signed()
    const { id_token } = await signInByCode(hq, { email: anna.Email })
    const token = `id_token ${id_token}`
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna, { token }))
    const again = await signInByCode(hq, { email: anna.Email })
    expect(customerIn(await readOwn(hq, again.id_token ?? '')).AccountNumber).toBe(created.AccountNumber)
  })

  test.each<[string, SignIn, string]>([
    ['an expired token', { expiresInMs: -1000 }, 'InvalidUserToken'],
    ['a token for another client', { clientId: 'another' }, 'InvalidAudience'],
    ['a token of another issuer', { claims: { iss: 'https://elsewhere.example/v2.0/' } }, 'InvalidIssuer'],
    ['a token without a subject', { claims: { sub: undefined } }, 'InvalidUserToken'],
    ['a token without an expiry', { claims: { exp: undefined } }, 'InvalidUserToken'],
    ['a token for later', { claims: { nbf: 32_503_680_000 } }, 'InvalidUserToken'],
  ])('refuses %s with 401', async (_what, who, id) => {
    const hq = signed()
    expect(await refusalOf(hq, await hq.identities.signIn(who))).toEqual([401, id])
  })

  test('refuses texts, tokens of another headquarters, changed ones and unsigned ones', async () => {
    const hq = signed()
    const token = await hq.identities.signIn()
    const [head = '', , signature] = token.split('.')
    const payload = Buffer.from('{"iss":"https://x.example/identities","sub":"x","aud":"shop","exp":9e9}')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const wrong = [
      'anna',
      'a.b.c',
      await signed().identities.signIn(),
      `${head}.${payload.toString('base64url')}.${signature}`,
      `${none}.${payload.toString('base64url')}.`,
    ]
    for (const text of wrong) expect(await refusalOf(hq, text)).toEqual([401, 'InvalidUserToken'])
  })

  test.each<[string, (hq: Headquarters) => Promise<string>, string]>([
    ['without an expiry', (hq) => hq.identities.signIn({ claims: { exp: undefined } }), 'needs the claims'],
    ['for later', (hq) => hq.identities.signIn({ claims: { nbf: 32_503_680_000 } }), 'not valid yet'],
    ['without a signature', async () => `${none}.${textOf(claims)}.`, 'not signed with ES256'],
    ['that is a text', async () => 'anna', 'The option tokens: any'],
    ['whose subject is a number', (hq) => signedWith(hq, { ...claims, sub: 5 }), 'needs the claims'],
  ])('says in the log why it refuses a token %s', async (_what, make, reason) => {
    const hq = signed()
    expect(await refusalOf(hq, await make(hq))).toEqual([401, 'InvalidUserToken'])
    expect(hq.log.get().at(-1)).toMatchObject({ notes: [expect.stringContaining(reason)] })
  })

  test("lets a token expire by the headquarters' clock", async () => {
    const hq = signed({ now: 0 })
    const token = await hq.identities.signIn()
    expect(await refusalOf(hq, token)).toEqual([400, 'CustomerNotFound'])
    await hq.clock.advance(3_600_001)
    expect(await refusalOf(hq, token)).toEqual([401, 'InvalidUserToken'])
  })

  test('checks the token also where guests are allowed', async () => {
    const hq = signed()
    const token = await hq.identities.signIn({ expiresInMs: -1 })
    const answer = await ask(hq.fetch, 'POST', 'Customers', anna, { token: `id_token ${token}` })
    expect([answer.status, errorOf(answer).id]).toEqual([401, 'InvalidUserToken'])
    expect((await hq.tables.read()).channel.customers).toEqual([])
  })

  test('refuses the tokens of a sign-in as Bearer, which would be an application', async () => {
    const hq = signed()
    const { id_token = '', access_token = '' } = await signInByCode(hq, { email: anna.Email })
    for (const token of [id_token, access_token])
      expect(await refusalOf(hq, token, 'Bearer')).toEqual([401, 'InvalidUserToken'])
    expect(await refusalOf(hq, access_token)).toEqual([401, 'InvalidAudience'])
  })

  test('accepts clients of the option clientIds only', async () => {
    const hq = createHeadquarters({ identities: { tokens: 'signed', clientIds: ['web', 'app'] } })
    expect(await refusalOf(hq, await hq.identities.signIn({ clientId: 'app' }))).toEqual([
      400,
      'CustomerNotFound',
    ])
    expect(await refusalOf(hq, await hq.identities.signIn({ clientId: 'shop' }))).toEqual([
      401,
      'InvalidAudience',
    ])
  })

  test('accepts a token after a restart over the same rows, and not after a reset', async () => {
    const tables = memoryTables()
    const token = await signed({ tables }).identities.signIn()
    const restarted = signed({ tables })
    expect(await refusalOf(restarted, token)).toEqual([400, 'CustomerNotFound'])
    await restarted.reset()
    expect(await refusalOf(restarted, token)).toEqual([401, 'InvalidUserToken'])
  })

  test('makes one key when two headquarters over the same rows need the first at once', async () => {
    const tables = memoryTables()
    const [one, two] = [signed({ tables }), signed({ tables })]
    const tokens = await Promise.all([one.identities.signIn(), two.identities.signIn()])
    const { body } = await sendJson(one, `${issuer}/keys`)
    expect(body.keys).toHaveLength(1)
    for (const hq of [one, two])
      for (const token of tokens) expect(await refusalOf(hq, token)).toEqual([400, 'CustomerNotFound'])
  })

  test('refuses an expired token inside a batch for its own request only', async () => {
    const hq = signed()
    const token = await hq.identities.signIn({ expiresInMs: -1 })
    const part = (content: string) => `--b\r\nContent-Type: application/http\r\n\r\n${content}\r\n`
    const body =
      part(`GET Customers('') HTTP/1.1\r\nAuthorization: id_token ${token}\r\n`) +
      `${part('GET Customers/GetTitles() HTTP/1.1\r\n')}--b--\r\n`
    const answer = await ask(hq.fetch, 'POST', '$batch', body, {
      headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
    })
    expect(answer.text).toContain('HTTP/1.1 401')
    expect(answer.text).toContain('HTTP/1.1 200')
  })
})

describe('with tokens: any', () => {
  const hq = createHeadquarters({ identities: { tokens: 'any' } })

  test('any text is the subject, and has its own customer', async () => {
    const token = 'id_token a-token'
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna, { token }))
    expect(customerIn(await readOwn(hq, 'a-token')).AccountNumber).toBe(created.AccountNumber)
    expect(await refusalOf(hq, 'another-token')).toEqual([400, 'CustomerNotFound'])
  })

  test('a signed token still has to be valid', async () => {
    expect(await refusalOf(hq, await hq.identities.signIn({ expiresInMs: -1 }))).toEqual([
      401,
      'InvalidUserToken',
    ])
    expect(await refusalOf(hq, await hq.identities.signIn())).toEqual([400, 'CustomerNotFound'])
  })
})

describe('an employee', () => {
  test('reads, searches and edits customers, and is an employee in the log', async () => {
    const hq = signed()
    const { AccountNumber } = await hq.fixtures.customer(anna)
    const employee = asShopper(hq, 'emil', { kind: 'employee' })
    const key = `Customers('${AccountNumber}')`
    const numbers = { accountNumbers: [AccountNumber] }
    const read = await ask(hq.fetch, 'POST', 'Customers/GetByAccountNumbers', numbers, employee)
    expect(read.body.value).toHaveLength(1)
    // Documented: for customers and applications only.
    expect((await ask(hq.fetch, 'GET', key, undefined, employee)).status).toBe(403)
    expect((await ask(hq.fetch, 'PATCH', key, { Phone: '1' }, employee)).status).toBe(200)
    const criteria = { customerSearchCriteria: { Keyword: 'anna' } }
    expect((await ask(hq.fetch, 'POST', 'Customers/Search', criteria, employee)).status).toBe(200)
    expect(hq.log.get().at(-1)).toMatchObject({ caller: 'employee' })
  })

  test('signs in with the scope employee', async () => {
    const hq = signed()
    const { id_token } = await signInByCode(hq, { email: 'emil@example.com' }, 'openid employee')
    const options = { token: `id_token ${id_token}` }
    expect((await ask(hq.fetch, 'GET', 'GetDeviceConfiguration()', undefined, options)).status).toBe(200)
  })
})

test.each([
  ['verifies tokens, as by default', {}, 401],
  ['takes any text', { identities: { tokens: 'any' } }, 201],
] as const)('a text that is not a token, to a channel that %s', async (_what, options, status) => {
  const hq = createHeadquarters(options)
  const answer = await ask(hq.fetch, 'POST', 'Customers', anna, { token: 'id_token anna' })
  expect(answer.status).toBe(status)
})

const textOf = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const none = textOf({ alg: 'none' })
const claims = { iss: 'https://x.example/identities', sub: 'x', aud: 'shop', exp: 9e9 }

/** A token that the headquarters never makes, signed with its key. */
async function signedWith(hq: Headquarters, payload: object): Promise<string> {
  await hq.identities.signIn()
  const key = (await hq.snapshot()).rows.find(([table]) => table === 'signingKeys')?.[2] as SigningKeyRow
  return signToken(key, { ...payload })
}

describe('hq.identities', () => {
  test('signs the same person in again by sub or e-mail, and a new one without either', async () => {
    const hq = signed()
    const [identity] = [await hq.identities.createIdentity({ email: 'anna@example.com' })]
    await hq.identities.signIn({ email: 'Anna@Example.com' })
    await hq.identities.signIn({ sub: identity.subject, name: 'Anna Verdi' })
    expect(await hq.identities.list()).toMatchObject([{ email: 'anna@example.com', name: 'Anna Verdi' }])
    await hq.identities.signIn()
    expect(await hq.identities.list()).toHaveLength(2)
  })

  test.each<[string, object, RegExp]>([
    ['an e-mail address that is none', { email: 'anna' }, /not an e-mail address/],
    ['a misspelt property', { mail: 'anna@example.com' }, /no "mail"/],
    ['a kind that does not exist', { kind: 'robot' }, /shopper.*employee.*robot/],
    ['an empty sub', { sub: ' ' }, /sub is a text/],
    ['a lifetime that is no number', { expiresInMs: 'soon' }, /expiresInMs/],
    ['claims that are no object', { claims: 7 }, /claims is an object with claims, not 7/],
    ['a subject that is no text', { claims: { sub: 5 } }, /claims.sub is a text that is not empty, not 5/],
    ['a name that is no text', { claims: { name: {} } }, /claims.name is a text, not {}/],
    ['an e-mail address that is no text', { claims: { email: 5 } }, /claims.email is a text, not 5/],
    ['addresses that are no list', { claims: { emails: 'a@b.it' } }, /claims.emails is a list of texts/],
    ['a time that is no number', { claims: { nbf: 'soon' } }, /claims.nbf is a number of seconds/],
  ])('rejects %s', async (_what, who, message) => {
    await expect(signed().identities.signIn(who)).rejects.toThrow(message)
  })

  test('rejects a second identity with the same sub', async () => {
    const hq = signed()
    await hq.identities.createIdentity({ sub: 'anna' })
    await expect(hq.identities.createIdentity({ sub: 'anna' })).rejects.toThrow(RangeError)
  })

  test.each<[object, RegExp]>([
    [{ tokens: 'sign' }, /"signed" or "any", not "sign"/],
    [{ clientIds: [] }, /at least one client id/],
    [{ tokenLifetimeMs: 0 }, /tokenLifetimeMs/],
    [{ tokenLifetimeMs: NaN }, /tokenLifetimeMs/],
  ])('createHeadquarters refuses %j', (identities, message) => {
    expect(() => createHeadquarters({ identities })).toThrow(message)
  })
})
