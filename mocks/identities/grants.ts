import type { GrantRow, IdentityRow } from '../model/identity-rows.ts'
import type { Rows } from '../model/tables.ts'
import { nextGuid } from '../tables/numbers.ts'
import { scopesIn } from './authorization-request.ts'

/** A request of a client at the token endpoint. */
export type GrantRequest =
  | {
      readonly kind: 'code'
      readonly clientId: string
      readonly code: string
      readonly redirectUri: string
      /** The challenge of its code verifier. */
      readonly challenge: string
    }
  | { readonly kind: 'refresh'; readonly clientId: string; readonly refreshToken: string }

/** The content of its answer, before anything is signed. */
export type Grant =
  | {
      readonly outcome: 'granted'
      readonly person: IdentityRow
      readonly scope: string
      readonly nonce?: string
      readonly authTime?: number
      readonly refreshToken?: string
    }
  | { readonly outcome: 'refused'; readonly reason: string }

/** [docs] The lifetime of a refresh token in Azure AD B2C: 14 days. */
const refreshLifetimeMs = 14 * 24 * 3_600_000

/** Redeems a code or a refresh token. Either works once: sending it again ends the tokens that came of it. */
export function redeem(rows: Rows, request: GrantRequest, now: number): Grant {
  return request.kind === 'code' ? redeemCode(rows, request, now) : redeemRefreshToken(rows, request, now)
}

/** Ends all refresh tokens of an identity. */
export function endRefreshTokens(rows: Rows, subject: string): void {
  for (const row of rows.all('refreshTokens')) {
    if (row.subject === subject) rows.delete('refreshTokens', row.token)
  }
}

function redeemCode(rows: Rows, request: Extract<GrantRequest, { kind: 'code' }>, now: number): Grant {
  const row = rows.get('codes', request.code)
  if (!row || row.clientId !== request.clientId) return refused('The code is not known')
  if (row.state === 'used') {
    endFamily(rows, row.code)
    return refused('The code was used already')
  }
  if (row.expiresAt < now) return refused('The code has expired')
  if (row.redirectUri !== request.redirectUri) return refused('redirect_uri is not that of the code')
  if (row.codeChallenge !== request.challenge) return refused('code_verifier does not fit the code')
  rows.put('codes', row.code, { ...row, state: 'used' })
  const { nonce } = row
  return granted(rows, row, row.code, now, nonce === undefined ? {} : { nonce })
}

function redeemRefreshToken(
  rows: Rows,
  { clientId, refreshToken }: Extract<GrantRequest, { kind: 'refresh' }>,
  now: number,
): Grant {
  const row = rows.get('refreshTokens', refreshToken)
  if (!row || row.clientId !== clientId) return refused('The refresh token is not known')
  if (row.state === 'used') {
    endFamily(rows, row.family)
    return refused('The refresh token was used already: sign in again')
  }
  if (row.expiresAt < now) return refused('The refresh token has expired')
  rows.put('refreshTokens', row.token, { ...row, state: 'used' })
  return granted(rows, row, row.family, now, {})
}

function granted(
  rows: Rows,
  { subject, clientId, scope, authTime }: GrantRow,
  family: string,
  now: number,
  nonce: { readonly nonce?: string },
): Grant {
  const person = rows.get('identities', subject)
  if (!person) return refused('The identity is not there any more')
  const signedIn = authTime === undefined ? {} : { authTime }
  const grant = { outcome: 'granted', person, scope, ...signedIn, ...nonce } as const
  if (!scopesIn(scope).includes('offline_access')) return grant
  const token = nextGuid(rows)
  const expiresAt = now + refreshLifetimeMs
  const client = { subject, clientId, scope, ...signedIn }
  rows.put('refreshTokens', token, { token, family, ...client, state: 'current', expiresAt })
  return { ...grant, refreshToken: token }
}

function endFamily(rows: Rows, family: string): void {
  for (const row of rows.all('refreshTokens')) {
    if (row.family === family) rows.delete('refreshTokens', row.token)
  }
}

function refused(reason: string): Grant {
  return { outcome: 'refused', reason }
}
