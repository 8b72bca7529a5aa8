/** Somebody who is signed in. */
export interface Person {
  /** The subject of the ID token: the shop's name of this person. */
  readonly subject: string
  /** The full name; empty if the identity provider does not state it. */
  readonly name: string
  /** The verified e-mail address; empty likewise. */
  readonly email: string
}

/** The person who uses the shop in this browser, if one is signed in, and the ways to change that. */
export interface Session {
  /** Absent: a guest. Another person in this browser reloads the page. */
  readonly person?: Person
  /** The last sign-in did not work. */
  readonly hasFailed: boolean
  /** Goes to the identity provider, and comes back. Never rejects: if the provider does not answer, `hasFailed` is true. */
  signIn(options?: SignInOptions): Promise<void>
  /**
   * Ends the session here and at the identity provider, and goes to `link`, by default the start page. What was not sent
   * stays on this device for the next sign-in. Does nothing for a guest.
   */
  signOut(link?: string): Promise<void>
}

export interface SignInOptions {
  /** Asks the identity provider for its registration. Default: `false`. */
  readonly isNew?: boolean
  /** The link to come back to. Default: the page that is open now. */
  readonly returnTo?: string
}
