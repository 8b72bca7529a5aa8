/** The rows of the identity provider, and of the links between identities and customers. */

/** A person who can sign in. */
export interface IdentityRow {
  /** The claim `sub` of its tokens. */
  readonly subject: string
  /** `employee`: its tokens have the claim `employee`. Absent: a shopper. */
  readonly kind?: IdentityKind
  /** The verified e-mail address. Absent: the identity came with a text that is not a signed token. */
  readonly email?: string
  /** The full name. Absent: it has none. */
  readonly name?: string
  /** The account number or temporary GUID of its customer. Absent: no customer is linked to it. */
  readonly account?: string
}

/** A shopper of the online store, or somebody who works for the retailer. */
export type IdentityKind = 'shopper' | 'employee'

/**
 * How an identity without a customer gets one at its first request: the feature *Local Identity Record and Commerce
 * Customer automatic linking* and the customer type of the online store.
 *
 * - `off`: only by signing up, which is a create with its token.
 * - `B2C`: the only person with its e-mail address is linked; if there is none, a customer is made.
 * - `B2B`: the only person with its e-mail address and `IsB2b` is linked; if there is none, the request is refused.
 */
export type AutomaticLinking = 'off' | 'B2C' | 'B2B'

/** The settings of linking. */
export interface IdentitySettingsRow {
  /** `off`, `B2C` or `B2B`. */
  readonly automaticLinking: AutomaticLinking
}

/** A key that signs tokens. */
export interface SigningKeyRow {
  /** The `kid` of its tokens. */
  readonly id: string
  /** In milliseconds since the epoch. */
  readonly createdAt: number
  /** The private key as JWK: an elliptic curve key for ES256. */
  readonly privateKey: Readonly<Record<'kty' | 'crv' | 'x' | 'y' | 'd', string>>
}

/** The permission of an identity for a client: the sign-in that codes and refresh tokens stand for. */
export interface GrantRow {
  /** The claim `sub` of its tokens. */
  readonly subject: string
  readonly clientId: string
  /** The scopes, separated by spaces. */
  readonly scope: string
  /** The time of the sign-in, in seconds since the epoch. Absent: the client did not ask for it. */
  readonly authTime?: number
}

/** An authorization code. It can be redeemed once, within ten minutes. */
export interface CodeRow extends GrantRow {
  readonly code: string
  readonly redirectUri: string
  /** The PKCE challenge, by S256. */
  readonly codeChallenge: string
  /** Absent: the client sent none. */
  readonly nonce?: string
  readonly state: 'unused' | 'used'
  /** In milliseconds since the epoch. */
  readonly expiresAt: number
}

/** A refresh token. It can be used once: each use makes the next one. */
export interface RefreshTokenRow extends GrantRow {
  readonly token: string
  /** The code that the first token was made for. A token that is used twice ends all tokens of its family. */
  readonly family: string
  readonly state: 'current' | 'used'
  /** In milliseconds since the epoch. */
  readonly expiresAt: number
}
