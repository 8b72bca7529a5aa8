import { createHash } from 'node:crypto'
import type { Headquarters } from '../../../mocks/index.ts'

/** Signs people in step by step, as a client does that knows nothing but the protocol. */

export const issuer = 'https://login.example/identities'
export const callback = 'https://shop.example/callback'
export const verifier = 'v'.repeat(64)
const challenge = createHash('sha256').update(verifier).digest('base64url')

export type Json = Record<string, unknown>

export function authorizationUrl(changes: Record<string, string | undefined> = {}): string {
  const parameters = {
    client_id: 'shop',
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid offline_access',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  }
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return `${issuer}/authorize?${new URLSearchParams(given)}`
}

export async function sendJson(
  hq: Headquarters,
  url: string,
  body?: unknown,
): Promise<{ status: number; body: Json }> {
  const headers = { 'Content-Type': 'application/json' }
  const request =
    body === undefined
      ? new Request(url)
      : new Request(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const response = await hq.fetch(request)
  return { status: response.status, body: (await response.json()) as Json }
}

/** Answers an authorization request, and resolves with the parameters that the client gets. */
export async function choose(
  hq: Headquarters,
  choice: Json,
  changes: Record<string, string | undefined> = {},
): Promise<Record<string, string>> {
  const { body } = await sendJson(hq, authorizationUrl(changes), choice)
  return Object.fromEntries(new URL(String(body.redirect)).searchParams)
}

export async function tokenRequest(hq: Headquarters, parameters: Record<string, string>) {
  const body = new URLSearchParams({ client_id: 'shop', ...parameters })
  const response = await hq.fetch(new Request(`${issuer}/token`, { method: 'POST', body }))
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

export const redeemCode = (hq: Headquarters, code: string, changes: Record<string, string> = {}) =>
  tokenRequest(hq, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
    ...changes,
  })

export const refresh = (hq: Headquarters, refreshToken = '') =>
  tokenRequest(hq, { grant_type: 'refresh_token', refresh_token: refreshToken })

/** The whole way: choose, redeem. */
export async function signInByCode(hq: Headquarters, choice: Json, scope = 'openid offline_access') {
  const { code = '' } = await choose(hq, choice, { scope })
  return (await redeemCode(hq, code)).body
}
