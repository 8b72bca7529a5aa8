import { fieldLabel, limits, type FieldFailure } from 'pending-sync'
import { labels, words } from '../../app/words.svelte.ts'

/** The problem that a field of the last attempt still has among those found now, with its text; `undefined` if it is fixed. */
export function remainingProblem(path: string, found: readonly FieldFailure[]) {
  const problem = found.find((one) => one.path === path)
  return problem && { path, message: problemText(problem) }
}

/** The text for a problem that a form has found: of a text that is too long it says how long it may be. */
function problemText({ path, problem }: FieldFailure): string {
  const { person, problems } = words.account
  if (path === 'vatNumber' && problem === 'invalid') return person.vatNumberInvalid
  const longest = limits[path.split('.').at(-1) as keyof typeof limits] as number | undefined
  return problem === 'too_long' && longest ? problems.tooLong(longest) : fieldLabel(problem, labels)
}
