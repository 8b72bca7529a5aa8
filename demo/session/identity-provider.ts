import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts'
import { home } from '../app/links.ts'
import type { Person, SignInOptions } from '../app/session.ts'

/*
 * The only file that knows `oidc-client-ts`: the first load goes without it.
 */

/** The tokens are in `localStorage`, so that all tabs are signed in, and after a restart of the browser as well. */
const manager = new UserManager({
  authority: new URL('identities', home).href,
  client_id: 'shop',
  redirect_uri: home,
  scope: 'openid profile email offline_access',
  userStore: new WebStorageStateStore({ store: localStorage }),
  // Tokens are renewed when one is needed, by one tab.
  automaticSilentRenew: false,
})

/** Goes to the identity provider. Rejects when it does not answer; otherwise the page ends. */
export async function startSignIn(
  language: string,
  { isNew, returnTo: link = pageToReturnTo() }: SignInOptions,
): Promise<void> {
  await manager.signinRedirect({ state: link, ui_locales: language, ...(isNew && { prompt: 'create' }) })
}

/**
 * Redeems the answer in a redirect address, and returns to the page where the sign-in began. Resolves with `undefined` if it
 * was cancelled. Rejects when the provider does not answer or refuses.
 */
export async function completeSignIn(url: string): Promise<Person | undefined> {
  try {
    const user = await manager.signinRedirectCallback(url)
    returnTo(user.state)
    return personOf(user)
  } catch (error) {
    if (!(error instanceof ErrorResponse) || error.error !== 'access_denied') throw error
    returnTo(error.state)
    return undefined
  }
}

/**
 * The ID token for the next request, renewed when it has expired or was rejected; `undefined` when only another sign-in
 * helps. Rejects while the provider does not answer. A refresh token can be used once, so one tab renews for all.
 */
export async function idToken(rejected: string | undefined): Promise<string | undefined> {
  return navigator.locks.request('asola session', async () => {
    const user = await manager.getUser()
    if (user && !user.expired && user.id_token !== rejected) return user.id_token
    return user?.refresh_token ? renew() : undefined
  })
}

/** Ends the session at the provider, which then goes to this address. */
export async function endSession(address: string): Promise<void> {
  try {
    await manager.signoutRedirect({ post_logout_redirect_uri: address })
  } catch {
    // The provider does not answer, and this device must not wait for it.
    await manager.removeUser()
    location.replace(address)
  }
}

async function renew(): Promise<string | undefined> {
  try {
    return (await manager.signinSilent())?.id_token
  } catch (error) {
    if (!(error instanceof ErrorResponse)) throw error
    await manager.removeUser()
    return undefined
  }
}

function personOf({ profile: { sub, name = '', emails, email } }: User): Person {
  const [first]: unknown[] = Array.isArray(emails) ? emails : [email]
  return { subject: sub, name, email: typeof first === 'string' ? first : '' }
}

/** The page that is open now, unless it is one of the identity provider. */
function pageToReturnTo(): string {
  return location.hash.startsWith('#/identities/') ? '' : location.hash
}

function returnTo(link: unknown): void {
  if (typeof link === 'string') history.replaceState(history.state, '', link || home)
}
