import type { CallerKind } from '../model/log-entry.ts'
import type { Caller } from '../rules/access.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import { algorithm, claimsIn, type Claims, type TokenProblem } from './jwt.ts'
import { verifyWithKeys } from './tokens.ts'
import { isIssuer } from './urls.ts'

/**
 * The client that sends a request, by its `Authorization` header. Rejects with a `Refusal` for a token that does not
 * count.
 *
 * [ours] There are two ways to be an employee: an ID token with the claim `employee`, and the short form
 * `Bearer employee:000160`, which needs no sign-in. Any other `Bearer` token is one of an application.
 */
export async function callerOf(deps: Deps, headers: Headers): Promise<Caller> {
  const authorization = headers.get('Authorization')
  if (authorization === null) return { kind: 'anonymous' }
  const { scheme, token } = partsOf(authorization)
  if (scheme === 'id_token' && token) return signedInCaller(deps, token)
  if (scheme === 'bearer' && token) return bearerCaller(token)
  throw new Refusal('AuthenticationFailed', { reason: 'Authorization is neither id_token nor Bearer' })
}

/** The kind of client that a request claims to come from, for the log. An unusable header counts as anonymous. */
export function claimedCallerKind(headers: Headers): CallerKind {
  const { scheme, token } = partsOf(headers.get('Authorization') ?? '')
  if (scheme === 'id_token' && token) return claimsIn(token)?.employee === true ? 'employee' : 'shopper'
  if (scheme !== 'bearer' || !token) return 'anonymous'
  return employeeNamed(token) === undefined ? 'application' : 'employee'
}

function partsOf(authorization: string) {
  const [, scheme = '', token = ''] = /^(\S+)\s*(\S*)$/.exec(authorization.trim()) ?? []
  return { scheme: scheme.toLowerCase(), token }
}

async function signedInCaller(deps: Deps, token: string): Promise<Caller> {
  const { tokens, clientIds } = deps.options.identities
  const issuer = claimsIn(token)?.iss
  if (tokens === 'any' && !isIssuer(issuer)) return { kind: 'shopper', subject: token }
  // First, because it says where to look for the key.
  if (issuer !== undefined && !isIssuer(issuer)) {
    throw new Refusal('InvalidIssuer', { reason: `The issuer of the token is ${String(issuer)}` })
  }
  const verified = await verifyWithKeys(deps, token, clientIds)
  if (verified.outcome === 'invalid') throw tokenRefusal(verified.problem, token, clientIds)
  const { subject, claims } = verified
  return claims.employee === true
    ? { kind: 'employee', subject }
    : { kind: 'shopper', subject, ...person(claims) }
}

/** The name in the short form of the token of an employee. */
function employeeNamed(token: string): string | undefined {
  return /^employee:(.+)$/i.exec(token)?.[1]
}

/** Reads a `Bearer` token. One of a shopper is refused: a real channel would not take it for an application's. */
function bearerCaller(token: string): Caller {
  const employee = employeeNamed(token)
  if (employee !== undefined) return { kind: 'employee', subject: employee }
  if (!isIssuer(claimsIn(token)?.iss)) return { kind: 'application' }
  const reason = 'A token of the identity provider is sent as id_token, not as Bearer'
  throw new Refusal('InvalidUserToken', { reason })
}

function person({ emails, name }: Claims): { email?: string; name?: string } {
  const email: unknown = Array.isArray(emails) ? emails[0] : undefined
  return {
    ...(typeof email === 'string' && { email }),
    ...(typeof name === 'string' && { name }),
  }
}

function tokenRefusal(problem: TokenProblem, token: string, clientIds: readonly string[]): Refusal {
  const reasons: Readonly<Record<TokenProblem, string>> = {
    malformed: 'The id token is not a signed JWT. The option tokens: any accepts any text',
    'wrong algorithm': `The token is not signed with ${algorithm}`,
    'unknown signature': 'No key of this headquarters signed the token',
    'wrong claims': 'The token needs the claims iss, sub and exp: two texts and a number of seconds',
    'not valid yet': 'The token is not valid yet: its claim nbf is later than the time of the headquarters',
    expired: 'The token has expired',
    'wrong audience': `The token is for ${String(claimsIn(token)?.aud)}, not for ${clientIds.join(' or ')}`,
  }
  const id = problem === 'wrong audience' ? 'InvalidAudience' : 'InvalidUserToken'
  return new Refusal(id, { reason: reasons[problem] })
}
