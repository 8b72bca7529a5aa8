import type { FieldFailure } from 'pending-sync'
import type { Action } from '../../ui/action.svelte.ts'
import { remainingProblem } from './problem-text.ts'

/**
 * The problems of the last attempt to send a form, without those that were fixed since. No field gets a problem between two
 * attempts, because it may not be filled in yet. `check` finds all problems of the form as it is, `read` its
 * values by their paths.
 */
export function createLiveProblems(
  action: Action,
  check: () => readonly FieldFailure[],
  read: () => Readonly<Record<string, unknown>>,
) {
  let sent = $state.raw<Readonly<Record<string, unknown>>>({})
  let areAllFixed = $state(false)

  const fields = $derived.by(() => {
    if (areAllFixed) return []
    const found = check()
    return action.fields.flatMap((field) => {
      const problem = remainingProblem(field.path, found)
      if (problem) return [problem]
      // No check of a page knows why headquarters did not accept a value.
      const isSame = action.kind !== 'validation' && sent[field.path] === read()[field.path]
      return isSame ? [field] : []
    })
  })

  // The summary must not come back, with the focus, while the shopper types in the last field.
  $effect(() => {
    if (action.fields.length > 0 && fields.length === 0) areAllFixed = true
  })

  return {
    /** Sends the form, and follows what is fixed after a failure. */
    async run(verb: () => Promise<unknown>): Promise<boolean> {
      areAllFixed = false
      sent = read()
      return action.run(verb)
    },
    get isRunning() {
      return action.isRunning
    },
    /** The text of the last failure; empty once all its fields are fixed. */
    get message() {
      return action.fields.length > 0 && fields.length === 0 ? '' : action.message
    },
    get fields() {
      return fields
    },
    problemOf: (path: string) => fields.find((field) => field.path === path)?.message,
  }
}
