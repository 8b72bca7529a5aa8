import type { IdentityRow, SigningKeyRow } from '../model/identity-rows.ts'
import type { Deps } from '../runtime/deps.ts'
import { nextGuid } from '../tables/numbers.ts'
import { definedFields } from '../wire/json.ts'
import { newSigningKey, signToken, verifyToken, type Claims, type Verification } from './jwt.ts'
import { claimsAbout } from './people.ts'

/** The content of an ID token besides its person. */
export interface IdTokenOptions {
  readonly issuer: string
  readonly clientId: string
  readonly nonce?: string
  /** The time of the sign-in, in seconds since the epoch. Absent: the client did not ask for it. */
  readonly authTime?: number
  /** Default: the option `tokenLifetimeMs`. */
  readonly expiresInMs?: number
  /** Claims to add or to replace. */
  readonly claims?: Claims
}

/** Signs an ID token. Its times are those of the headquarters' clock. */
export async function signIdToken(deps: Deps, person: IdentityRow, options: IdTokenOptions): Promise<string> {
  const { issuer, clientId, nonce, authTime, expiresInMs, claims } = options
  return signToken(await signingKey(deps), {
    iss: issuer,
    aud: clientId,
    ...claimsAbout(person),
    ...times(deps, expiresInMs),
    ...definedFields({ nonce, auth_time: authTime }),
    ...claims,
  })
}

/** Signs an access token. It is for the user info only: the channel refuses its audience. */
export async function signAccessToken(deps: Deps, subject: string, issuer: string): Promise<string> {
  const claims = { iss: issuer, sub: subject, aud: accessAudience(issuer), ...times(deps) }
  return signToken(await signingKey(deps), claims)
}

export function accessAudience(issuer: string): string {
  return `${issuer}/userinfo`
}

/** Verifies a token with the keys of the rows. `now`: default the headquarters' clock. */
export async function verifyWithKeys(
  deps: Deps,
  token: string,
  audience: readonly string[],
  now = deps.clock.now(),
): Promise<Verification> {
  const keys = await deps.tables.read((rows) => rows.all('signingKeys'))
  return verifyToken(token, keys, { audience, now })
}

/** The keys of the rows. Makes the first one. */
export async function signingKeys({ tables, clock }: Deps): Promise<readonly SigningKeyRow[]> {
  const known = await tables.read((rows) => rows.all('signingKeys'))
  if (known.length > 0) return known
  const made = await newSigningKey('', clock.now())
  return tables.change((rows) => {
    // Another tab may have made one meanwhile.
    if (rows.all('signingKeys').length === 0) {
      const id = nextGuid(rows)
      rows.put('signingKeys', id, { ...made, id })
    }
    return rows.all('signingKeys')
  })
}

async function signingKey(deps: Deps): Promise<SigningKeyRow> {
  const latest = (await signingKeys(deps)).at(-1)
  if (!latest) throw new Error('There is no key to sign with')
  return latest
}

/** In seconds, as tokens have them. */
function times({ clock, options }: Deps, expiresInMs = options.identities.tokenLifetimeMs) {
  const iat = Math.floor(clock.now() / 1000)
  return { iat, exp: iat + Math.ceil(expiresInMs / 1000) }
}
