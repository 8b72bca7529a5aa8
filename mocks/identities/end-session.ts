import type { Redirect } from '../api/identities.ts'
import type { Deps } from '../runtime/deps.ts'
import { checkRedirect } from './authorization-request.ts'
import { endRefreshTokens } from './grants.ts'
import { claimsIn } from './jwt.ts'
import { verifyWithKeys } from './tokens.ts'

/**
 * Ends the refresh tokens of the identity whose ID token is in `id_token_hint`, also of an expired one. Rejects with a
 * TypeError when `post_logout_redirect_uri` is not the URL of a page.
 */
export async function endSession(deps: Deps, url: URL): Promise<Partial<Redirect>> {
  const target = url.searchParams.get('post_logout_redirect_uri')
  const redirect = target === null ? undefined : new URL(checkRedirect('post_logout_redirect_uri', target))
  const subject = await subjectOf(deps, url.searchParams.get('id_token_hint') ?? '')
  if (subject !== undefined) await deps.tables.change((rows) => endRefreshTokens(rows, subject))
  if (!redirect) return {}
  const state = url.searchParams.get('state')
  if (state !== null) redirect.searchParams.set('state', state)
  return { redirect: redirect.href }
}

async function subjectOf(deps: Deps, token: string): Promise<string | undefined> {
  const issuedAt = Number(claimsIn(token)?.iat)
  if (!Number.isFinite(issuedAt)) return undefined
  const verified = await verifyWithKeys(deps, token, deps.options.identities.clientIds, issuedAt * 1000)
  return verified.outcome === 'valid' ? verified.subject : undefined
}
