import type { Headquarters } from 'pending-sync/mocks'

/** Somebody who can sign in, on any device. */
export interface Person {
  readonly name: string
  readonly email: string
  /** The session is over until the person signs in again. */
  isSignedIn: boolean
  /** Returns the ID token, or a new one in the place of one that the channel rejected, as a site does. */
  getIdToken(context: { readonly rejected?: string }): Promise<string | undefined>
}

export function createPerson(hq: Headquarters, name: string): Person {
  const email = `${name}@example.com`
  let token: string | undefined
  const person: Person = {
    name,
    email,
    isSignedIn: true,
    async getIdToken({ rejected }) {
      if (!person.isSignedIn) return undefined
      if (token === undefined || token === rejected) token = await hq.identities.signIn({ sub: name, email })
      return token
    },
  }
  return person
}

/**
 * Everything that somebody types contains a mark of theirs, such as `ada.12`, in whatever writing the channel keeps it. So
 * everybody can see whose it is.
 */
export function marksIn(text: string): readonly string[] {
  return text.match(/\b(?:ada|bruno|guest)\.\d+/gi) ?? []
}

/** The people whose marks a text contains. */
export function ownersIn(text: string): ReadonlySet<string> {
  return new Set(marksIn(text).map((mark) => mark.toLowerCase().split('.')[0] ?? ''))
}

/** The person whose token a request carries; `guest` if it carries none. The tokens are those of the mock's identities. */
export function senderOf(request: Request): string {
  const [, payload] = (request.headers.get('Authorization') ?? '').split('.')
  if (payload === undefined) return 'guest'
  const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub: string }
  return claims.sub
}
