import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts'
import { expect, test } from 'vitest'
import { anna } from '../client.ts'
import { startServer } from '../server/start-server.ts'

/** `oidc-client-ts` as it is published, against the provider over real HTTP. */

async function setup() {
  const { port, send } = await startServer({ identities: { tokens: 'signed' } })
  const client = new OidcClient({
    authority: `http://localhost:${port}/identities`,
    client_id: 'shop',
    redirect_uri: 'http://shop.localhost/callback',
    post_logout_redirect_uri: 'http://shop.localhost/',
    scope: 'openid profile offline_access',
    loadUserInfo: true,
    stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
  })
  const readOwn = (idToken = '') =>
    send('GET', "/Commerce/Customers('')?api-version=7.3", undefined, {
      Authorization: `id_token ${idToken}`,
    })
  return { client, send, readOwn, origin: `http://localhost:${port}` }
}

/** The person at the page: sends its choice to the address that the client wants to go to. */
async function choose(url: string, choice: object): Promise<string> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(choice) })
  return ((await response.json()) as { redirect: string }).redirect
}

test('oidc-client-ts signs in, refreshes and signs out in Node', async () => {
  const { client, send, readOwn, origin } = await setup()
  const request = await client.createSigninRequest({ nonce: 'n-1', state: { from: '/cart' } })
  expect(request.url).toContain(`${origin}/identities/authorize?`)
  const signedIn = await client.processSigninResponse(
    await choose(request.url, { email: anna.Email, name: 'Anna Bianchi' }),
  )
  expect(signedIn).toMatchObject({
    userState: { from: '/cart' },
    profile: { name: 'Anna Bianchi', emails: [anna.Email] },
    isOpenId: true,
  })

  const authorization = { Authorization: `id_token ${signedIn.id_token}` }
  expect((await send('POST', '/Commerce/Customers?api-version=7.3', anna, authorization)).status).toBe(201)
  expect(await (await readOwn(signedIn.id_token)).json()).toMatchObject({ FirstName: 'Anna' })

  const { id_token = '', refresh_token = '', scope = '', profile } = signedIn
  const refreshed = await client.useRefreshToken({
    state: {
      refresh_token,
      scope,
      profile,
      session_state: null,
      data: undefined,
      id_token,
    },
  })
  expect(refreshed.refresh_token).not.toBe(refresh_token)
  expect(await (await readOwn(refreshed.id_token)).json()).toMatchObject({ FirstName: 'Anna' })

  const { url } = await client.createSignoutRequest({ id_token_hint: refreshed.id_token ?? '', state: 'bye' })
  const left = await fetch(url, { redirect: 'manual' })
  const back = await client.processSignoutResponse(left.headers.get('Location') ?? '')
  expect(back).toMatchObject({ userState: 'bye' })
  const ended = client.useRefreshToken({
    state: {
      refresh_token: refreshed.refresh_token ?? '',
      scope,
      profile,
      session_state: null,
      data: undefined,
    },
  })
  await expect(ended).rejects.toThrow(/refresh token/)
})

test('oidc-client-ts hears of a cancelled sign-in', async () => {
  const { client } = await setup()
  const { url } = await client.createSigninRequest({})
  await expect(client.processSigninResponse(await choose(url, { cancel: true }))).rejects.toThrow('cancelled')
})
