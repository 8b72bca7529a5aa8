import { failureLabel, fieldLabel, type CustomerKey } from 'pending-sync'
import { language } from '../app/words.svelte.ts'
import { mishapOf, type Mishap } from './mishap.ts'

/** One try of a verb after the other, with what the shopper has to know of the last one, in the language of the page. */
export function createAttempt() {
  let isRunning = $state(false)
  let mishap = $state.raw<Mishap>()

  const options = $derived({ locale: language.current })
  const message = $derived(mishap ? failureLabel(mishap.failure, options) : '')
  const fields = $derived(
    (mishap?.failure.fields ?? []).map(({ path, problem }) => ({
      path,
      message: fieldLabel(problem, options),
    })),
  )

  return {
    get isRunning() {
      return isRunning
    },
    get message() {
      return message
    },
    /** What to look at again, field by field. */
    get fields() {
      return fields
    },
    /** Who is kept on this device although the verb failed. */
    get customerKey(): CustomerKey | undefined {
      return mishap?.customerKey
    },
    problemOf: (path: string) => fields.find((field) => field.path === path)?.message,
    /** Whether it went well. A second click while the first is under way does nothing. */
    async run(verb: () => Promise<unknown>): Promise<boolean> {
      if (isRunning) return false
      isRunning = true
      mishap = undefined
      try {
        await verb()
        return true
      } catch (thrown) {
        mishap = mishapOf(thrown, language.current)
        return false
      } finally {
        isRunning = false
      }
    },
  }
}

export type Attempt = ReturnType<typeof createAttempt>
