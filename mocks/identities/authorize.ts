import type { Redirect, SignInChoice } from '../api/identities.ts'
import type { IdentityRow } from '../model/identity-rows.ts'
import type { Rows } from '../model/tables.ts'
import type { Deps } from '../runtime/deps.ts'
import { nextGuid } from '../tables/numbers.ts'
import { readAuthorizationRequest, redirectTo, type AuthorizationRequest } from './authorization-request.ts'
import { chosenIdentity } from './people.ts'

/** The time in which a code can be redeemed. */
const codeLifetimeMs = 600_000

/** Answers an authorization request for the identity that was chosen. Rejects as `hq.identities.authorize` does. */
export async function authorize(
  { tables, options, clock }: Deps,
  url: URL,
  choice: SignInChoice,
): Promise<Redirect> {
  const request = readAuthorizationRequest(url, options.identities.clientIds)
  if (request.error) return { redirect: redirectTo(request, request.error) }
  if ('cancel' in choice) return { redirect: redirectTo(request, cancelled) }
  return tables.change((rows) => {
    const person = chosenIdentity(rows, choice, request.kind)
    if ((person.kind ?? 'shopper') !== request.kind)
      return { redirect: redirectTo(request, wrongKind(person)) }
    deleteExpired(rows, clock.now())
    return { redirect: redirectTo(request, { code: newCode(rows, request, person, clock.now()) }) }
  })
}

const cancelled = { error: 'access_denied', error_description: 'The sign-in was cancelled' }

function wrongKind({ kind = 'shopper' }: IdentityRow) {
  const error_description = `This identity is of the kind ${kind}. The scope employee is for employees only`
  return { error: 'access_denied', error_description }
}

function newCode(rows: Rows, request: AuthorizationRequest, { subject }: IdentityRow, now: number): string {
  const { clientId, redirectUri, scope, codeChallenge, nonce, needsAuthTime } = request
  const code = nextGuid(rows)
  rows.put('codes', code, {
    code,
    subject,
    clientId,
    redirectUri,
    scope,
    codeChallenge,
    ...(nonce !== undefined && { nonce }),
    ...(needsAuthTime && { authTime: Math.floor(now / 1000) }),
    state: 'unused',
    expiresAt: now + codeLifetimeMs,
  })
  return code
}

function deleteExpired(rows: Rows, now: number): void {
  for (const { code, expiresAt } of rows.all('codes')) if (expiresAt < now) rows.delete('codes', code)
  for (const { token, expiresAt } of rows.all('refreshTokens'))
    if (expiresAt < now) rows.delete('refreshTokens', token)
}
