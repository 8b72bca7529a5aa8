import type { IdentityKind } from '../model/identity-rows.ts'

/** An authorization request that is safe to answer by a redirect. */
export interface AuthorizationRequest {
  readonly clientId: string
  readonly redirectUri: string
  /** The scopes, separated by spaces. */
  readonly scope: string
  /** The kind of identity that it asks for. */
  readonly kind: IdentityKind
  readonly codeChallenge: string
  readonly nonce?: string
  /** The ID token must say when the person signed in. */
  readonly needsAuthTime: boolean
  /** The reason for an error instead of a code. */
  readonly error?: AuthorizationError
  /** The parameters of every answer, and where they go. */
  readonly answer: { readonly state?: string; readonly mode: 'query' | 'fragment' }
}

interface AuthorizationError {
  readonly error: string
  readonly error_description: string
}

export const knownScopes: readonly string[] = ['openid', 'profile', 'email', 'offline_access', 'employee']

/**
 * Reads an authorization request. Throws a TypeError when no redirect may answer it: the client is unknown, or its
 * redirect address is not one. [ours] A client may have any redirect address.
 */
export function readAuthorizationRequest(url: URL, clientIds: readonly string[]): AuthorizationRequest {
  const read = (name: string) => url.searchParams.get(name) ?? ''
  const clientId = checkClient(read('client_id'), clientIds)
  const redirectUri = checkRedirect('redirect_uri', read('redirect_uri'))
  const scope = read('scope')
  const error = errorIn(read)
  return {
    clientId,
    redirectUri,
    scope,
    kind: scopesIn(scope).includes('employee') ? 'employee' : 'shopper',
    codeChallenge: read('code_challenge'),
    ...(read('nonce') && { nonce: read('nonce') }),
    needsAuthTime: read('max_age') !== '',
    ...(error && { error }),
    answer: {
      ...(url.searchParams.has('state') && { state: read('state') }),
      mode: read('response_mode') === 'fragment' ? 'fragment' : 'query',
    },
  }
}

/** The redirect address with the answer to a request. */
export function redirectTo({ redirectUri, answer }: AuthorizationRequest, parameters: object): string {
  const url = new URL(redirectUri)
  const all = { ...parameters, ...(answer.state !== undefined && { state: answer.state }) }
  if (answer.mode === 'query')
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value)
  else url.hash = String(new URLSearchParams(all))
  return url.href
}

/** Throws a TypeError unless a browser may be sent to `value`. */
export function checkRedirect(name: string, value: string): string {
  const { protocol } = URL.canParse(value) ? new URL(value) : { protocol: '' }
  // A scheme with a dot is one of an app. Others, such as javascript:, would run in the page.
  if (/^https?:$|^[a-z][a-z0-9+-]*\./i.test(protocol)) return value
  throw new TypeError(`${name} is the absolute URL of a page, not "${value}"`)
}

export function scopesIn(scope: string): readonly string[] {
  return scope.split(' ').filter(Boolean)
}

function checkClient(clientId: string, clientIds: readonly string[]): string {
  if (clientIds.includes(clientId)) return clientId
  const known = clientIds.map((id) => `"${id}"`).join(', ')
  throw new TypeError(`There is no client_id "${clientId}". Known: ${known}. Add it to the option clientIds.`)
}

function errorIn(read: (name: string) => string): AuthorizationError | undefined {
  const error = (name: string, error_description: string) => ({ error: name, error_description })
  const scopes = scopesIn(read('scope'))
  const unsupported = ['request', 'request_uri', 'registration'].find((name) => read(name) !== '')
  if (unsupported !== undefined)
    return error(`${unsupported}_not_supported`, `The parameter ${unsupported} is not supported`)
  if (read('response_type') !== 'code')
    return error('unsupported_response_type', 'response_type must be code')
  if (!['', 'query', 'fragment'].includes(read('response_mode')))
    return error('invalid_request', 'response_mode must be query or fragment')
  if (!scopes.includes('openid')) return error('invalid_scope', 'scope must contain openid')
  if (!/^[\w-]{43}$/.test(read('code_challenge')) || read('code_challenge_method') !== 'S256')
    return error('invalid_request', 'PKCE is required: code_challenge with code_challenge_method=S256')
  if (!/^\d*$/.test(read('max_age'))) return error('invalid_request', 'max_age must be a number of seconds')
  const prompts = read('prompt').split(' ').filter(Boolean)
  if (!prompts.includes('none')) return undefined
  if (prompts.length > 1) return error('invalid_request', 'prompt=none must not have another value')
  // There is no session, so nobody can be signed in without a page.
  return error('login_required', 'Nobody is signed in')
}
