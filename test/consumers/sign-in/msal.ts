import { PublicClientApplication, type AccountInfo } from '@azure/msal-browser'
import type { Shopper } from 'pending-sync'

const msal = new PublicClientApplication({
  auth: {
    clientId: '00000000-0000-0000-0000-000000000000',
    authority: 'https://contoso.ciamlogin.com/',
    redirectUri: location.origin,
  },
  cache: { cacheLocation: 'localStorage' },
})

/** Call it first on every page: it also ends a sign-in that leads back to this page. */
export async function signedIn(): Promise<Shopper | undefined> {
  await msal.initialize()
  // Rejects if the shopper cancelled. Somebody who was signed in before still is.
  const answer = await msal.handleRedirectPromise().catch(() => null)
  const account = answer?.account ?? msal.getAllAccounts()[0]
  return account && toShopper(account)
}

function toShopper(account: AccountInfo): Shopper {
  return {
    id: account.homeAccountId,
    async getIdToken({ rejected }) {
      const request = { account, scopes: ['openid'] }
      const { idToken } = await msal.acquireTokenSilent(request)
      if (idToken !== rejected) return idToken
      // MSAL keeps an ID token for as long as the access token lives, which may be longer than its own life.
      return (await msal.acquireTokenSilent({ ...request, forceRefresh: true })).idToken
    },
  }
}

export function signIn(): Promise<void> {
  return msal.loginRedirect({ scopes: ['openid'] })
}
