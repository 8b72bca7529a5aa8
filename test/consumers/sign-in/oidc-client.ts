import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts'
import type { Shopper } from 'pending-sync'

const manager = new UserManager({
  authority: 'https://contoso.ciamlogin.com/',
  client_id: '00000000-0000-0000-0000-000000000000',
  redirect_uri: location.origin,
  scope: 'openid offline_access',
  userStore: new WebStorageStateStore({ store: localStorage }),
})

/** Call it first on every page: it also ends a sign-in that leads back to this page. */
export async function signedIn(): Promise<Shopper | undefined> {
  const user = (await comeBack()) ?? (await manager.getUser())
  return user ? { id: user.profile.sub, getIdToken } : undefined
}

/** Takes the answer of the provider from the address: `code` and `state`, or `error` and `state`. */
async function comeBack(): Promise<User | undefined> {
  const { href, pathname, search } = location
  if (!new URLSearchParams(search).has('state')) return undefined
  // Removed at once: the code counts only once, and a reload must not send it again.
  history.replaceState(history.state, '', pathname)
  try {
    return await manager.signinCallback(href)
  } catch (error) {
    // `access_denied` if the shopper cancelled. Somebody who was signed in before still is.
    console.warn('The sign-in did not succeed:', error)
    return undefined
  }
}

async function getIdToken({ rejected }: { readonly rejected?: string }): Promise<string | undefined> {
  const user = await manager.getUser()
  if (user && !user.expired && user.id_token !== rejected) return user.id_token
  return (await manager.signinSilent())?.id_token
}

export function signIn(): Promise<void> {
  return manager.signinRedirect()
}
