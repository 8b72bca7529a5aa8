import { forgetDrafts } from '../app/draft.svelte.ts'
import { home } from '../app/links.ts'
import { persisted } from '../app/persisted.svelte.ts'
import type { Person, Session } from '../app/session.ts'
import { language } from '../app/words.svelte.ts'

const provider = () => import('./identity-provider.ts')

/** Known without the identity provider, so that the shop opens without a connection. The tokens are stored by the provider. */
const signedIn = persisted<Person | undefined>('asola:signed-in', {
  encode: (person) => (person ? JSON.stringify(person) : ''),
  decode: readPerson,
})

/** A session with what the shop itself needs of it. */
export interface OpenSession extends Session {
  /** The ID token for the channel, as the SDK asks for it. */
  getIdToken(context: { readonly rejected?: string }): Promise<string | undefined>
}

/**
 * Opens the session of this browser. Comes back from the identity provider first if the address has its answer. `started`
 * resolves when the provider can be asked; `forget` removes what this device keeps about the person.
 */
export async function openSession(
  started: Promise<unknown>,
  forget: () => Promise<unknown>,
): Promise<OpenSession> {
  const isOpen = !isAnswer() || (await takeAnswer(started))
  const person = signedIn.current
  let hasFailed = $state(!isOpen)

  signedIn.onRemoteChange(() => {
    if (signedIn.current?.subject === person?.subject) return
    // Another person uses this browser: nothing of the last one may stay on the page.
    forgetDrafts()
    location.reload()
  })

  return {
    ...(person && { person }),
    get hasFailed() {
      return hasFailed
    },
    async getIdToken({ rejected }) {
      await started
      return (await provider()).idToken(rejected)
    },
    async signIn({ isNew = false, returnTo = pageToReturnTo() } = {}) {
      hasFailed = false
      try {
        await started
        await (await provider()).startSignIn(language.current, { isNew, returnTo })
      } catch {
        hasFailed = true
      }
    },
    async signOut(link = '') {
      if (!person) return
      forgetDrafts()
      signedIn.current = undefined
      await started
      await (await provider()).endSession(home + link)
    },
    async forget() {
      await forget()
      forgetDrafts()
    },
  }
}

/** The page that is open now, unless it is one of the identity provider. */
function pageToReturnTo(): string {
  return location.hash.startsWith('#/identities/') ? '' : location.hash
}

function isAnswer(): boolean {
  const { searchParams } = new URL(location.href)
  return searchParams.has('state') && (searchParams.has('code') || searchParams.has('error'))
}

/** Resolves with `false` if the sign-in did not work. */
async function takeAnswer(started: Promise<unknown>): Promise<boolean> {
  const answer = location.href
  // Removed at once: the code counts once, and a reload must not try it again.
  history.replaceState(history.state, '', home)
  try {
    await started
    const { person, returnTo } = await (await provider()).completeSignIn(answer)
    if (person) signedIn.current = person
    if (returnTo) history.replaceState(history.state, '', returnTo)
    return true
  } catch {
    return false
  }
}

function readPerson(text: string | undefined): Person | undefined {
  try {
    const { subject, name, email } = JSON.parse(text || '{}') as Partial<Person>
    return typeof subject === 'string' ? { subject, name: name ?? '', email: email ?? '' } : undefined
  } catch {
    return undefined
  }
}
