import type { Headquarters } from '../../console/headquarters.ts'

/** Somebody who can sign in. */
export interface KnownPerson {
  readonly subject: string
  readonly name: string
  readonly email: string
}

/** The shoppers among the identities of headquarters. */
export function createKnownPeople(started: Promise<Headquarters>) {
  let people = $state.raw<readonly KnownPerson[]>([])
  let resolveKnown = () => {}
  const known = new Promise<void>((resolve) => (resolveKnown = resolve))

  $effect(() => {
    const subscribed = started.then((headquarters) =>
      headquarters.subscribe((tables) => {
        if (!tables) return
        people = tables.identities.flatMap(({ kind = 'shopper', subject, name = '', email }) =>
          kind === 'shopper' && email ? [{ subject, name, email }] : [],
        )
        resolveKnown()
      }),
    )
    return () => void subscribed.then((unsubscribe) => unsubscribe())
  })

  return {
    get all() {
      return people
    },
    /** Resolves with the shopper of this e-mail address, in small or capital letters. */
    async withEmail(email: string): Promise<KnownPerson | undefined> {
      await known
      const wanted = email.trim().toLowerCase()
      return people.find((person) => person.email.toLowerCase() === wanted)
    },
  }
}
