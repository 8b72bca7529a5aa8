import { UserManager } from 'oidc-client-ts'
import { startHeadquarters } from 'pending-sync/mocks/browser'

await startHeadquarters({ identities: { signInPage: '/sign-in.html' } })

const manager = new UserManager({
  authority: `${location.origin}/identities`,
  client_id: 'shop',
  redirect_uri: `${location.origin}/`,
  scope: 'openid offline_access',
})
const isCallback = new URLSearchParams(location.search).has('code')
const user = isCallback ? await manager.signinCallback() : await manager.getUser()

// The channel wants the ID token, not the access token.
const headers = { OUN: '068', Authorization: `id_token ${user?.id_token}` }
const own = user && (await fetch("/Commerce/Customers('')?api-version=7.3", { headers }))
document.querySelector('#who')!.textContent = own ? `${user.profile.emails}: ${own.status}` : 'Nobody'
document.querySelector('#sign-in')!.addEventListener('click', () => manager.signinRedirect())
