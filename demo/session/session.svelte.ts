import type { Shopper } from 'pending-sync'
import { home } from '../app/links.ts'
import { persisted } from '../app/persisted.svelte.ts'
import type { Person, Session } from '../app/session.ts'
import { language } from '../app/words.svelte.ts'

/** Fetched when somebody signs in or out, or when a token is needed. */
const provider = () => import('./identity-provider.ts')

/** Known without the identity provider, so that the shop opens without a connection. The tokens are stored by the provider. */
const signedIn = persisted<Person | undefined>('asola:signed-in', {
  encode: (person) => (person ? JSON.stringify(person) : ''),
  decode: readPerson,
})

/** A session, with what the SDK needs to know of it. */
export interface OpenSession extends Session {
  /** Absent: a guest. */
  readonly shopper?: Shopper
}

/**
 * Opens the session of this browser. Comes back from the identity provider first if the address has its answer. `started`
 * resolves when the provider can be asked.
 */
export async function openSession(started: Promise<unknown>): Promise<OpenSession> {
  let hasFailed = $state(!(await comeBack(started)))
  const person = signedIn.current

  signedIn.onRemoteChange(() => {
    if (signedIn.current?.subject === person?.subject) return
    // Another person uses this browser: nothing of the last one may stay, such as drafts.
    sessionStorage.clear()
    location.reload()
  })

  async function getIdToken({ rejected }: { readonly rejected?: string }) {
    await started
    return (await provider()).idToken(rejected)
  }

  return {
    ...(person && { person, shopper: { id: person.subject, getIdToken } }),
    get hasFailed() {
      return hasFailed
    },
    async signIn(options = {}) {
      hasFailed = false
      try {
        await started
        await (await provider()).startSignIn(language.current, options)
      } catch {
        hasFailed = true
      }
    },
    async signOut(link = '') {
      if (!person) return
      sessionStorage.clear()
      signedIn.current = undefined
      await started
      await (await provider()).endSession(home + link)
    },
  }
}

/** Takes the answer of the identity provider, if the address has one. Resolves with `false` if the sign-in did not work. */
async function comeBack(started: Promise<unknown>): Promise<boolean> {
  const answer = location.href
  if (!/[?&](code|error)=/.test(location.search)) return true
  // Removed at once: the code counts once, and a reload must not try it again.
  history.replaceState(history.state, '', home)
  try {
    await started
    const person = await (await provider()).completeSignIn(answer)
    if (person) signedIn.current = person
    return true
  } catch {
    return false
  }
}

function readPerson(text: string | undefined): Person | undefined {
  try {
    const { subject, name = '', email = '' } = JSON.parse(text || '{}') as Partial<Person>
    return typeof subject === 'string' ? { subject, name, email } : undefined
  } catch {
    return undefined
  }
}
