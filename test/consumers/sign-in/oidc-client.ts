import { UserManager, WebStorageStateStore } from 'oidc-client-ts'
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
  const isBack = new URLSearchParams(location.search).has('code')
  const user = (isBack ? await manager.signinCallback() : undefined) ?? (await manager.getUser())
  return user ? { id: user.profile.sub, getIdToken } : undefined
}

async function getIdToken({ rejected }: { readonly rejected?: string }): Promise<string | undefined> {
  const user = await manager.getUser()
  if (user && !user.expired && user.id_token !== rejected) return user.id_token
  return (await manager.signinSilent())?.id_token
}

export function signIn(): Promise<void> {
  return manager.signinRedirect()
}
