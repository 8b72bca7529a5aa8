import {
  base64url,
  createLocalJWKSet,
  decodeJwt,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import type { SigningKeyRow } from '../model/identity-rows.ts'

/** The only file that knows `jose`: it is bundled into the package, so no type of `jose` may leave this file. */

/** The claims of a token. */
export type Claims = Readonly<Record<string, unknown>>

/** The reasons to reject a token. */
export type TokenProblem =
  | 'malformed'
  | 'wrong algorithm'
  | 'unknown signature'
  | 'wrong claims'
  | 'not valid yet'
  | 'expired'
  | 'wrong audience'

export type Verification =
  | { readonly outcome: 'valid'; readonly subject: string; readonly claims: Claims }
  | { readonly outcome: 'invalid'; readonly problem: TokenProblem }

/** The algorithm of all signatures. */
export const algorithm = 'ES256'

/** Makes a key pair. Its row contains both halves, so that tabs and restarts can share it. */
export async function newSigningKey(id: string, createdAt: number): Promise<SigningKeyRow> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const { kty = '', crv = '', x = '', y = '', d = '' } = await exportJWK(privateKey)
  return { id, createdAt, privateKey: { kty, crv, x, y, d } }
}

/** The public half of a key, as an entry of the key set. */
export function publicKey({ id, privateKey: { kty, crv, x, y } }: SigningKeyRow) {
  return { kty, crv, x, y, kid: id, alg: algorithm, use: 'sig' }
}

export async function signToken(key: SigningKeyRow, claims: Claims): Promise<string> {
  const header = { alg: algorithm, kid: key.id, typ: 'JWT' }
  return new SignJWT({ ...claims })
    .setProtectedHeader(header)
    .sign(await importJWK(key.privateKey, algorithm))
}

/** Checks signature, audience and expiry of a token. `now`: milliseconds since the epoch. Never rejects. */
export async function verifyToken(
  token: string,
  keys: readonly SigningKeyRow[],
  { audience, now }: { readonly audience: readonly string[]; readonly now: number },
): Promise<Verification> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: keys.map(publicKey) }), {
      algorithms: [algorithm],
      audience: [...audience],
      currentDate: new Date(now),
      requiredClaims: ['iss', 'sub', 'exp'],
    })
    // Typed as a text, but jose only checks that there is one.
    const subject: unknown = payload.sub
    if (typeof subject !== 'string' || subject === '') return { outcome: 'invalid', problem: 'wrong claims' }
    return { outcome: 'valid', subject, claims: payload }
  } catch (error) {
    return { outcome: 'invalid', problem: problemOf(error) }
  }
}

/** The claims of a token without any check; `undefined` when it is not a JWT. */
export function claimsIn(token: string): Claims | undefined {
  try {
    return decodeJwt(token)
  } catch {
    return undefined
  }
}

/** The PKCE challenge of a code verifier, by S256. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return base64url.encode(new Uint8Array(digest))
}

function problemOf(error: unknown): TokenProblem {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) return claimProblem(error)
  if (error instanceof errors.JOSEAlgNotAllowed) return 'wrong algorithm'
  const isUnsigned =
    error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey
  return isUnsigned ? 'unknown signature' : 'malformed'
}

function claimProblem({ claim, reason }: errors.JWTClaimValidationFailed): TokenProblem {
  if (claim === 'aud') return 'wrong audience'
  return claim === 'nbf' && reason === 'check_failed' ? 'not valid yet' : 'wrong claims'
}
