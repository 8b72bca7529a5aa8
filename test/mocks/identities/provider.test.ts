import { createHash } from 'node:crypto'
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import {
  authorizationUrl,
  callback,
  choose,
  issuer,
  redeemCode,
  refresh,
  sendJson,
  signInByCode,
} from './flow.ts'

const anna = { email: 'anna@example.com', name: 'Anna Bianchi' }
const minute = 60_000

describe('discovery', () => {
  test('names every endpoint below the address at which it was asked', async () => {
    const hq = createHeadquarters()
    const { body } = await sendJson(hq, 'http://localhost:4010/identities/.well-known/openid-configuration')
    expect(body).toMatchObject({
      issuer: 'http://localhost:4010/identities',
      authorization_endpoint: 'http://localhost:4010/identities/authorize',
      token_endpoint: 'http://localhost:4010/identities/token',
      jwks_uri: 'http://localhost:4010/identities/keys',
      end_session_endpoint: 'http://localhost:4010/identities/end-session',
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      request_uri_parameter_supported: false,
    })
  })

  test('names pages of the site where a service worker sees no navigation', async () => {
    const hq = createHeadquarters({ identities: { signInPage: '/sign-in', signOutPage: '/sign-out' } })
    const { body } = await sendJson(hq, `${issuer}/.well-known/openid-configuration`)
    expect(body).toMatchObject({
      authorization_endpoint: 'https://login.example/sign-in',
      end_session_endpoint: 'https://login.example/sign-out',
    })
  })

  test('answers another method with the methods that it knows', async () => {
    const hq = createHeadquarters()
    const response = await hq.fetch(new Request(`${issuer}/keys`, { method: 'DELETE' }))
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET'])
  })
})

describe('an authorization request', () => {
  test('is answered with a code and the state, for a new identity and for a known one', async () => {
    const hq = createHeadquarters()
    const { code, state } = await choose(hq, anna)
    expect([code, state]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), 'state-1'])
    await choose(hq, { email: 'ANNA@example.com' })
    const [identity, ...others] = await hq.identities.list()
    expect([identity, others]).toEqual([expect.objectContaining({ ...anna, kind: 'shopper' }), []])
    expect(await choose(hq, { sub: identity?.subject })).toHaveProperty('code')
  })

  test('that is answered for a new identity without a name gives it none', async () => {
    const hq = createHeadquarters()
    await choose(hq, { email: 'nobody@example.com' })
    expect(await hq.identities.list()).toMatchObject([{ email: 'nobody@example.com', name: '' }])
  })

  test.each([
    ['it', 'en-GB', 'it', 'Accedi'],
    ['de it', '', 'it', 'Accedi'],
    [undefined, 'de, it-CH;q=0.9, en;q=0.5', 'it', 'Accedi'],
    [undefined, 'en-GB, it;q=0.8', 'en', 'Sign in'],
    ['fr', '', 'en', 'Sign in'],
  ])('for %s from a browser in "%s" shows its page in %s', async (ui_locales, accepted, lang, heading) => {
    const request = new Request(authorizationUrl({ ui_locales }), {
      headers: { 'Accept-Language': accepted },
    })
    const html = await (await createHeadquarters().fetch(request)).text()
    expect(html).toContain(`<html lang="${lang}">`)
    expect(html).toContain(`<h1>${heading}</h1>`)
  })

  test.each([
    ['no PKCE', { code_challenge: undefined }, 'invalid_request'],
    ['PKCE without a hash', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['the implicit flow', { response_type: 'id_token' }, 'unsupported_response_type'],
    ['no scope openid', { scope: 'profile' }, 'invalid_scope'],
    ['no page', { prompt: 'none' }, 'login_required'],
    ['no page and a page', { prompt: 'none login' }, 'invalid_request'],
    ['a request object', { request: 'eyJ' }, 'request_not_supported'],
    ['the address of a request object', { request_uri: 'https://x.example/' }, 'request_uri_not_supported'],
    ['a registration', { registration: '{}' }, 'registration_not_supported'],
    ['an age that is no number', { max_age: 'x' }, 'invalid_request'],
    ['an answer by a form', { response_mode: 'form_post' }, 'invalid_request'],
  ])('with %s gives the client the error', async (_what, changes, error) => {
    const hq = createHeadquarters()
    expect(await choose(hq, anna, changes)).toMatchObject({ error, state: 'state-1' })
    const page = await hq.fetch(new Request(authorizationUrl(changes)))
    expect(page.status).toBe(302)
    expect(page.headers.get('Location')).toContain(`error=${error}`)
    expect(await hq.identities.list()).toEqual([])
  })

  test.each([
    ['an unknown client', { client_id: 'another' }, 'There is no client_id "another". Known: "shop"'],
    [
      'a script as redirect address',
      { redirect_uri: 'javascript:alert(1)' },
      'redirect_uri is the absolute URL',
    ],
    ['no redirect address', { redirect_uri: undefined }, 'redirect_uri is the absolute URL'],
  ])('of %s is never answered by a redirect', async (_what, changes, message) => {
    const hq = createHeadquarters()
    const { status, body } = await sendJson(hq, authorizationUrl(changes), anna)
    expect([status, body]).toEqual([400, { error: 'invalid_request', error_description: expect.any(String) }])
    expect(body.error_description).toContain(message)
    const page = await hq.fetch(new Request(authorizationUrl(changes)))
    expect([page.status, await page.text()]).toEqual([400, expect.not.stringContaining('<form')])
  })

  test('that is cancelled tells the client', async () => {
    const answer = await choose(createHeadquarters(), { cancel: true })
    expect(answer).toMatchObject({ error: 'access_denied', state: 'state-1' })
  })

  test('for an employee is not answered for a shopper', async () => {
    const hq = createHeadquarters()
    const { subject } = await hq.identities.createIdentity(anna)
    const answer = await choose(hq, { sub: subject }, { scope: 'openid employee' })
    expect(answer).toMatchObject({ error: 'access_denied' })
  })

  test.each([{}, { email: 'anna' }, { email: 7 }, { sub: 'nobody' }])(
    'is not answered for the choice %j',
    async (choice) => {
      const hq = createHeadquarters()
      expect(await sendJson(hq, authorizationUrl(), choice)).toMatchObject({ status: 400 })
    },
  )

  test.each(['text/plain', 'text/plain;json', 'application/x-www-form-urlencoded'])(
    'is not answered for a body of the type %s, which a foreign page could send',
    async (type) => {
      const hq = createHeadquarters()
      const body = JSON.stringify(anna)
      const headers = { 'Content-Type': type }
      const answer = await hq.fetch(new Request(authorizationUrl(), { method: 'POST', headers, body }))
      expect([answer.status, await hq.identities.list()]).toEqual([400, []])
    },
  )

  test('can be answered in the fragment', async () => {
    const hq = createHeadquarters()
    const { body } = await sendJson(hq, authorizationUrl({ response_mode: 'fragment' }), anna)
    expect(String(body.redirect)).toMatch(new RegExp(`^${callback}#code=[0-9a-f-]{36}&state=state-1$`))
  })

  test('is answered by hq.identities.authorize as by the page', async () => {
    const hq = createHeadquarters()
    const { redirect } = await hq.identities.authorize(authorizationUrl(), anna)
    expect(redirect).toMatch(/^https:\/\/shop\.example\/callback\?code=/)
    await expect(hq.identities.authorize(authorizationUrl({ client_id: 'x' }), anna)).rejects.toThrow(
      TypeError,
    )
  })
})

describe('a code', () => {
  test('gives an ID token with the documented claims, signed by a published key', async () => {
    const hq = createHeadquarters({ now: 1_700_000_000_000 })
    const tokens = await signInByCode(hq, anna)
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid offline_access' })
    const keys = createRemoteJWKSet(new URL(`${issuer}/keys`), {
      [customFetch]: (url: string, init?: RequestInit) => hq.fetch(new Request(url, init)),
    })
    const { payload } = await jwtVerify(tokens.id_token ?? '', keys, {
      issuer,
      audience: 'shop',
      currentDate: new Date(1_700_000_000_000),
    })
    const [{ subject } = { subject: '' }] = await hq.identities.list()
    expect(payload).toEqual({
      iss: issuer,
      aud: 'shop',
      sub: subject,
      emails: ['anna@example.com'],
      name: 'Anna Bianchi',
      nonce: 'nonce-1',
      iat: 1_700_000_000,
      exp: 1_700_003_600,
    })
  })

  test('works once: a second time also ends what came of the first', async () => {
    const hq = createHeadquarters()
    const { code = '' } = await choose(hq, anna)
    const first = await redeemCode(hq, code)
    expect(first.status).toBe(200)
    expect(await redeemCode(hq, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await refresh(hq, first.body.refresh_token)).toMatchObject({ status: 400 })
  })

  test.each([
    ['another verifier', { code_verifier: 'w'.repeat(64) }, 'invalid_grant'],
    ['no verifier', { code_verifier: '' }, 'invalid_grant'],
    ['another redirect address', { redirect_uri: `${callback}/2` }, 'invalid_grant'],
    ['an unknown client', { client_id: 'another' }, 'invalid_client'],
    ['the grant of a password', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('is refused with %s, and stays valid', async (_what, changes, error) => {
    const hq = createHeadquarters()
    const { code = '' } = await choose(hq, anna)
    expect((await redeemCode(hq, code, changes)).body).toMatchObject({ error })
    expect((await redeemCode(hq, code)).status).toBe(200)
  })

  test.each([
    ['43 characters', 'v'.repeat(43), 200],
    ['128 characters', '~'.repeat(128), 200],
    ['3 characters', 'abc', 400],
    ['129 characters', 'v'.repeat(129), 400],
    ['other characters', '!'.repeat(64), 400],
  ])('is redeemed or refused by the length of its verifier: %s', async (_what, code_verifier, status) => {
    const hq = createHeadquarters()
    const code_challenge = createHash('sha256').update(code_verifier).digest('base64url')
    const { code = '' } = await choose(hq, anna, { code_challenge })
    const { body, ...answer } = await redeemCode(hq, code, { code_verifier })
    expect([answer.status, body.error]).toEqual([status, status === 400 ? 'invalid_grant' : undefined])
  })

  test('gives tokens the time of the sign-in if the client asks for a maximum age', async () => {
    const hq = createHeadquarters({ now: 1_700_000_000_000 })
    const { code = '' } = await choose(hq, anna, { max_age: '60' })
    const { body } = await redeemCode(hq, code)
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({ auth_time: 1_700_000_000 })
    await hq.clock.advance(minute)
    const refreshed = await refresh(hq, body.refresh_token)
    expect(decodeJwt(refreshed.body.id_token ?? '')).toMatchObject({ auth_time: 1_700_000_000 })
  })

  test("expires after ten minutes of the headquarters' clock", async () => {
    const hq = createHeadquarters({ now: 0 })
    const { code = '' } = await choose(hq, anna)
    await hq.clock.advance(11 * minute)
    expect((await redeemCode(hq, code)).body.error_description).toContain('expired')
  })

  test('is not taken as JSON', async () => {
    const hq = createHeadquarters()
    expect(await sendJson(hq, `${issuer}/token`, {})).toMatchObject({ status: 400 })
  })
})

describe('a refresh token', () => {
  test('gives new tokens for the same person, and the next refresh token', async () => {
    const hq = createHeadquarters({ now: 0 })
    const first = await signInByCode(hq, anna)
    await hq.clock.advance(30 * minute)
    const second = (await refresh(hq, first.refresh_token)).body
    const [before, after] = [first, second].map(({ id_token = '' }) => decodeJwt(id_token))
    expect([after?.sub, after?.iat, after?.exp]).toEqual([before?.sub, 1800, 5400])
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect((await refresh(hq, second.refresh_token)).status).toBe(200)
  })

  test('that is used twice ends the whole sign-in', async () => {
    const hq = createHeadquarters()
    const first = await signInByCode(hq, anna)
    const second = (await refresh(hq, first.refresh_token)).body
    expect((await refresh(hq, first.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
    expect((await refresh(hq, second.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
  })

  test('needs the scope offline_access, and expires after 14 days', async () => {
    const hq = createHeadquarters({ now: 0 })
    expect(await signInByCode(hq, anna, 'openid')).not.toHaveProperty('refresh_token')
    const { refresh_token } = await signInByCode(hq, anna)
    await hq.clock.advance(15 * 24 * 60 * minute)
    expect((await refresh(hq, refresh_token)).body.error_description).toContain('expired')
  })

  test('is ended by signing out, with the state for the client', async () => {
    const hq = createHeadquarters({ now: 0 })
    const { refresh_token, id_token = '' } = await signInByCode(hq, anna)
    // Also an expired ID token says who signs out.
    await hq.clock.advance(120 * minute)
    const query = new URLSearchParams({
      id_token_hint: id_token,
      post_logout_redirect_uri: callback,
      state: 's',
    })
    const response = await hq.fetch(new Request(`${issuer}/end-session?${query}`))
    expect([response.status, response.headers.get('Location')]).toEqual([302, `${callback}?state=s`])
    expect((await refresh(hq, refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
    expect((await sendJson(hq, `${issuer}/end-session?${query}`, {})).body).toEqual({
      redirect: `${callback}?state=s`,
    })
  })

  test('is not ended by somebody who only knows the subject', async () => {
    const hq = createHeadquarters()
    const { refresh_token } = await signInByCode(hq, anna)
    const forged = await createHeadquarters().identities.signIn({
      sub: (await hq.identities.list())[0]?.subject ?? '',
    })
    await hq.identities.endSession(`${issuer}/end-session?id_token_hint=${forged}`)
    expect((await refresh(hq, refresh_token)).status).toBe(200)
  })
})

describe('the user info', () => {
  const ask = (token = '') =>
    new Request(`${issuer}/userinfo`, { headers: { Authorization: `Bearer ${token}` } })

  test('says who an access token belongs to', async () => {
    const hq = createHeadquarters()
    const { access_token } = await signInByCode(hq, anna)
    const answer = await hq.fetch(ask(access_token))
    expect(await answer.json()).toMatchObject({ emails: ['anna@example.com'], name: 'Anna Bianchi' })
  })

  test('is refused to an ID token and to an expired access token', async () => {
    const hq = createHeadquarters({ now: 0 })
    const { access_token, id_token } = await signInByCode(hq, anna)
    expect((await hq.fetch(ask(id_token))).status).toBe(401)
    await hq.clock.advance(61 * minute)
    expect((await hq.fetch(ask(access_token))).status).toBe(401)
  })
})

test('codes and tokens do not reach the log', async () => {
  const hq = createHeadquarters()
  const tokens = await signInByCode(hq, anna)
  const log = JSON.stringify(hq.log.get())
  expect(log).toContain('POST identities/token')
  for (const token of Object.values(tokens).filter((value) => String(value).length > 30)) {
    expect(log).not.toContain(token)
  }
})

test('faults apply to the identity provider', async () => {
  const hq = createHeadquarters()
  const { code = '' } = await choose(hq, anna)
  await hq.faults.add({ on: 'POST identities/token', kind: 'status', status: 503, times: 1 })
  expect((await redeemCode(hq, code)).status).toBe(503)
  expect((await redeemCode(hq, code)).status).toBe(200)
})
