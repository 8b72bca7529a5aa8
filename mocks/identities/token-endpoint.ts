import type { Deps } from '../runtime/deps.ts'
import { definedFields } from '../wire/json.ts'
import { redeem, type Grant, type GrantRequest } from './grants.ts'
import { challengeOf } from './jwt.ts'
import { jsonAnswer, oauthError, type ProviderAnswer } from './provider-answer.ts'
import { signAccessToken, signIdToken } from './tokens.ts'

/** A request for tokens, as text. */
export interface TokenRequest {
  readonly headers: Headers
  readonly text: string
}

/** Answers a code or a refresh token with tokens. [ours] Clients are public: a secret is not looked at. */
export async function answerTokenRequest(
  deps: Deps,
  { headers, text }: TokenRequest,
  issuer: string,
): Promise<ProviderAnswer> {
  if (!isForm(headers)) return oauthError('invalid_request', 'Send application/x-www-form-urlencoded')
  const parameters = new URLSearchParams(text)
  const clientId = parameters.get('client_id') ?? ''
  if (!deps.options.identities.clientIds.includes(clientId)) {
    return oauthError('invalid_client', `There is no client_id "${clientId}"`, 401)
  }
  const request = await grantRequest(parameters, clientId)
  if (!request) return oauthError('unsupported_grant_type', 'Send authorization_code or refresh_token')
  if (request.kind === 'code' && !codeVerifier.test(parameters.get('code_verifier') ?? '')) {
    return oauthError('invalid_grant', 'code_verifier has 43 to 128 letters, digits, or - . _ ~')
  }
  const grant = await deps.tables.change((rows) => redeem(rows, request, deps.clock.now()))
  if (grant.outcome === 'refused') return oauthError('invalid_grant', grant.reason)
  return jsonAnswer(await tokensFor(deps, grant, { issuer, clientId }))
}

/** Source: RFC 7636, section 4.1. */
const codeVerifier = /^[A-Za-z0-9._~-]{43,128}$/

async function tokensFor(
  deps: Deps,
  { person, scope, nonce, authTime, refreshToken }: Extract<Grant, { outcome: 'granted' }>,
  client: { readonly issuer: string; readonly clientId: string },
) {
  const { tokenLifetimeMs } = deps.options.identities
  return {
    token_type: 'Bearer',
    expires_in: Math.ceil(tokenLifetimeMs / 1000),
    scope,
    access_token: await signAccessToken(deps, person.subject, client.issuer),
    id_token: await signIdToken(deps, person, { ...client, ...definedFields({ nonce, authTime }) }),
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  }
}

async function grantRequest(
  parameters: URLSearchParams,
  clientId: string,
): Promise<GrantRequest | undefined> {
  const read = (name: string) => parameters.get(name) ?? ''
  switch (read('grant_type')) {
    case 'authorization_code': {
      const challenge = await challengeOf(read('code_verifier'))
      return { kind: 'code', clientId, code: read('code'), redirectUri: read('redirect_uri'), challenge }
    }
    case 'refresh_token':
      return { kind: 'refresh', clientId, refreshToken: read('refresh_token') }
    default:
      return undefined
  }
}

function isForm(headers: Headers): boolean {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';')
  return type.trim().toLowerCase() === 'application/x-www-form-urlencoded'
}
