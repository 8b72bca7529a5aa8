import { UserManager } from 'oidc-client-ts'
import { startHeadquarters } from 'pending-sync/mocks/browser'

await startHeadquarters({ identities: { signInPage: '/sign-in.html' } })

const manager = new UserManager({
  authority: `${location.origin}/identities`,
  client_id: 'shop',
  redirect_uri: `${location.origin}/`,
  scope: 'openid offline_access',
})

/** Takes the answer of the provider from the address: `code` and `state`, or `error` and `state` if the shopper cancelled. */
async function comeBack() {
  const { href, pathname, search } = location
  if (!new URLSearchParams(search).has('state')) return undefined
  // Removed at once: the code counts only once, and a reload must not send it again.
  history.replaceState(history.state, '', pathname)
  return manager.signinCallback(href).catch(() => undefined)
}
const user = (await comeBack()) ?? (await manager.getUser())

// The channel wants the ID token, not the access token.
const headers = { OUN: '068', Authorization: `id_token ${user?.id_token}` }
const own = user && (await fetch("/Commerce/Customers('')?api-version=7.3", { headers }))
document.querySelector('#who')!.textContent = own ? `${user.profile.emails}: ${own.status}` : 'Nobody'
document.querySelector('#sign-in')!.addEventListener('click', () => manager.signinRedirect())
