import { failureLabel, fieldLabel, type CustomerKey } from 'pending-sync'
import { labels } from '../app/words.svelte.ts'
import { failureOf, type ActionFailure } from './failure.ts'

/** Runs the verbs of a form or button one at a time and describes the last failure in the language on screen. */
export function createAction() {
  let isRunning = $state(false)
  let last = $state.raw<ActionFailure>()

  const message = $derived(last ? failureLabel(last.failure, labels) : '')
  const fields = $derived(
    (last?.failure.fields ?? []).map(({ path, problem }) => ({
      path,
      message: fieldLabel(problem, labels),
    })),
  )

  return {
    get isRunning() {
      return isRunning
    },
    /** The last failure as text; empty after a success. */
    get message() {
      return message
    },
    /** The class of the last failure. */
    get kind() {
      return last?.failure.kind
    },
    /** The fields of the input that were not accepted. */
    get fields() {
      return fields
    },
    /** The customer who is kept on this device despite the last failure. */
    get customerKey(): CustomerKey | undefined {
      return last?.customerKey
    },
    /** Forgets the last failure. */
    clear: () => void (last = undefined),
    problemOf: (path: string) => fields.find((field) => field.path === path)?.message,
    /** Resolves to `true` on success. Does nothing while a verb is running, such as on a double click. */
    async run(verb: () => Promise<unknown>): Promise<boolean> {
      if (isRunning) return false
      isRunning = true
      last = undefined
      try {
        await verb()
        return true
      } catch (error) {
        last = failureOf(error, labels)
        return false
      } finally {
        isRunning = false
      }
    },
  }
}

export type Action = ReturnType<typeof createAction>
