import type { AutomaticLinking, IdentityKind, IdentityRow } from '../model/identity-rows.ts'

/** The identity provider beside the channel, and the links between its identities and customers. */
export interface Identities {
  /** The ID tokens that the channel accepts, as the options of the same names say. */
  readonly accepts: Pick<IdentityOptions, 'tokens' | 'clientIds'>
  /** The identities, newest first. */
  list(): Promise<readonly IdentityRow[]>
  /**
   * Makes an identity. Rejects with a RangeError when its `sub` is taken, and with a TypeError for an e-mail address
   * that is none.
   */
  createIdentity(identity?: NewIdentity): Promise<IdentityRow>
  /**
   * Signs somebody in without a page and resolves with an ID token, for `Authorization: id_token …`. Finds the identity
   * by `sub` or else by `email`, and makes it when there is none. Rejects as `createIdentity` does.
   */
  signIn(who?: SignIn): Promise<string>
  /**
   * Does what the sign-in page does, for a page of the site: answers the authorization request in `url` for somebody
   * and resolves with the address to go to, which contains the code or an error. Rejects with a TypeError when the
   * request is not safe to answer: an unknown client, or no valid redirect address.
   */
  authorize(url: string, who: SignInChoice): Promise<Redirect>
  /**
   * Does what the sign-out page does: ends the refresh tokens of the identity that `url` names, and resolves with the
   * address to go to. Rejects with a TypeError for a redirect address that is not valid.
   */
  endSession(url: string): Promise<Partial<Redirect>>
  /** How an identity without a customer gets one at its first request. */
  readonly automaticLinking: {
    /** `off`, `B2C` or `B2B`. */
    get(): Promise<AutomaticLinking>
    /** Works from the next request on. Rejects with a TypeError for another value. */
    set(automaticLinking: AutomaticLinking): Promise<void>
  }
}

/** An identity to make. */
export interface NewIdentity {
  /** The claim `sub`. Default: a GUID. */
  readonly sub?: string
  /** The verified e-mail address. Default: one of its own. */
  readonly email?: string
  /** The full name. Default: `Anna Bianchi`. */
  readonly name?: string
  /** `shopper` or `employee`. Default: `shopper`. */
  readonly kind?: IdentityKind
}

/** Somebody to sign in, and the token to make. */
export interface SignIn extends NewIdentity {
  /** The client that the token is for, its claim `aud`. Default: the first of the option `clientIds`. */
  readonly clientId?: string
  /** The lifetime of the token, in milliseconds; less than 0: it has expired. Default: `tokenLifetimeMs`. */
  readonly expiresInMs?: number
  /** Claims to add or to replace, such as `{ iss: 'https://elsewhere.example/' }`. Default: none. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** The choice on a sign-in page: an identity, a new one, or to cancel. */
export type SignInChoice =
  | {
      /** The identity, by its claim `sub`. */
      readonly sub: string
    }
  | {
      /** The e-mail address of an identity. It is made when there is none. */
      readonly email: string
      /** The full name of a new identity. Default: none. */
      readonly name?: string
    }
  | {
      /** The client gets the error `access_denied`. */
      readonly cancel: true
    }

/** The address that the browser goes to next. */
export interface Redirect {
  /** The redirect address of the client, with its answer. */
  readonly redirect: string
}

/** The options of identities. */
export interface IdentityOptions {
  /**
   * The ID tokens that the channel accepts. `signed`: those of this headquarters. `any`: also any other text, which is
   * then the subject. Default: `signed`.
   */
  readonly tokens: 'signed' | 'any'
  /**
   * How an identity without a customer gets one at its first request. Tables that already hold a headquarters keep
   * theirs. Default: `off`.
   */
  readonly automaticLinking: AutomaticLinking
  /** The clients that may sign people in; the channel accepts their tokens. Default: `['shop']`. */
  readonly clientIds: readonly string[]
  /** The lifetime of ID tokens and access tokens, in milliseconds. Default: one hour. */
  readonly tokenLifetimeMs: number
  /**
   * The URL of the site's own sign-in page, for headquarters in a page: a service worker sees no navigation.
   * Default: the provider's own page, which the command serves.
   */
  readonly signInPage?: string
  /** The URL of the site's own sign-out page, likewise. Default: the provider's own. */
  readonly signOutPage?: string
}
