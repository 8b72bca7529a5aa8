import { CommerceError } from 'pending-sync'

/** One try of a verb after the other, with what the shopper has to know of the last one. */
export function createAttempt() {
  let isRunning = $state(false)
  let error = $state.raw<CommerceError>()

  return {
    get isRunning() {
      return isRunning
    },
    get message() {
      return error?.message ?? ''
    },
    /** What to look at again, field by field. */
    get fields() {
      return error?.fields ?? []
    },
    problemOf: (path: string) => error?.fields.find((field) => field.path === path)?.message,
    /** Whether it went well. A second click while the first is under way does nothing. */
    async run(verb: () => Promise<unknown>): Promise<boolean> {
      if (isRunning) return false
      isRunning = true
      error = undefined
      try {
        await verb()
        return true
      } catch (thrown) {
        if (!(thrown instanceof CommerceError)) throw thrown
        error = thrown
        return false
      } finally {
        isRunning = false
      }
    },
  }
}
