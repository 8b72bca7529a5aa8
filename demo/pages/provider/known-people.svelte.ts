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

  $effect(() => {
    const subscribed = started.then((headquarters) =>
      headquarters.subscribe((tables) => {
        people = (tables?.identities ?? []).flatMap(({ kind = 'shopper', subject, name = '', email }) =>
          kind === 'shopper' && email ? [{ subject, name, email }] : [],
        )
      }),
    )
    return () => void subscribed.then((unsubscribe) => unsubscribe())
  })

  return {
    get all() {
      return people
    },
    /** The shopper with this e-mail address, in small or capital letters. */
    withEmail(email: string): KnownPerson | undefined {
      const wanted = email.trim().toLowerCase()
      return people.find((person) => person.email.toLowerCase() === wanted)
    },
  }
}
