import { InMemoryWebStorage, UserManager, WebStorageStateStore, type INavigator } from 'oidc-client-ts'
import { expect, onTestFinished, test } from 'vitest'
import { startHeadquarters } from '../../../mocks/browser.ts'
import { memoryTables } from '../../../mocks/index.ts'
import { anna } from '../client.ts'

/** `oidc-client-ts` as it is published, in a page whose requests the service worker answers. */

async function setup() {
  const hq = await startHeadquarters({
    tables: memoryTables(),
    identities: { tokens: 'signed', signInPage: '/sign-in', signOutPage: '/sign-out' },
  })
  onTestFinished(() => hq.stop())
  const visited: string[] = []
  // A test cannot leave its page: the address bar is a list.
  const addressBar: INavigator = {
    prepare: async () => ({
      navigate: async ({ url }) => {
        visited.push(url)
        return { url }
      },
      close: () => {},
    }),
    callback: async () => {},
  }
  const store = () => new WebStorageStateStore({ store: new InMemoryWebStorage() })
  const settings = {
    authority: `${location.origin}/identities`,
    client_id: 'shop',
    redirect_uri: `${location.origin}/callback`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope: 'openid offline_access',
    automaticSilentRenew: false,
    userStore: store(),
    stateStore: store(),
  }
  return { hq, manager: new UserManager(settings, addressBar), visited }
}

/** The site's own sign-in page: it sends the choice to the provider. */
async function signInPage(url: string, choice: object): Promise<string> {
  const response = await fetch(`/identities/authorize${new URL(url).search}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(choice),
  })
  return ((await response.json()) as { redirect: string }).redirect
}

const commerce = (path: string, token: string, init: RequestInit = {}) =>
  fetch(`/Commerce/${path}?api-version=7.3`, {
    ...init,
    headers: { OUN: '068', 'Content-Type': 'application/json', Authorization: `id_token ${token}` },
  })

test('oidc-client-ts signs in through a page of the site, refreshes and signs out in Chromium', async () => {
  const { hq, manager, visited } = await setup()
  await manager.signinRedirect({ nonce: 'n-1' })
  expect(visited.at(-1)).toContain(`${location.origin}/sign-in?client_id=shop`)
  const user = await manager.signinRedirectCallback(
    await signInPage(visited.at(-1) ?? '', { email: anna.Email }),
  )
  expect(user.profile.emails).toEqual([anna.Email])

  const created = await commerce('Customers', user.id_token ?? '', {
    method: 'POST',
    body: JSON.stringify(anna),
  })
  expect(created.status).toBe(201)
  const renewed = await manager.signinSilent()
  expect(renewed?.refresh_token).not.toBe(user.refresh_token)
  const own = await commerce("Customers('')", renewed?.id_token ?? '')
  expect(await own.json()).toMatchObject({ FirstName: 'Anna' })

  await manager.signoutRedirect()
  const leaving = new URL(visited.at(-1) ?? '')
  expect(leaving.pathname).toBe('/sign-out')
  expect(await hq.identities.endSession(leaving.href)).toEqual({ redirect: `${location.origin}/` })
  expect(await manager.getUser()).toBeNull()
})

test('a page of the site signs in without HTTP', async () => {
  const { hq, manager, visited } = await setup()
  await manager.signinRedirect()
  const { redirect } = await hq.identities.authorize(visited.at(-1) ?? '', { email: anna.Email })
  expect((await manager.signinRedirectCallback(redirect)).profile.emails).toEqual([anna.Email])
})
