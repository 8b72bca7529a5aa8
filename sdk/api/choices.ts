import { customerTable } from '../negotiation/table.ts'
import type { WhenPending } from '../negotiation/decision.ts'
import type { EntryKind } from '../domain/entry.ts'

/** Returns what a site chose, or the first choice. Throws a `TypeError` for anything else: it would be lost silently. */
function chosen<Choice extends string>(
  name: string,
  given: Choice | undefined,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  if (given === undefined) return choices[0]
  if (choices.includes(given)) return given
  throw new TypeError(`\`${name}\` must be ${choices.map((choice) => `"${choice}"`).join(' or ')}.`)
}

export function whenPendingIn(options: { readonly whenPending?: WhenPending } | undefined): WhenPending {
  return chosen('whenPending', options?.whenPending, ['refuse', 'wait'])
}

export function whenExistsIn(options: { readonly whenExists?: 'refuse' | 'update' }): 'refuse' | 'update' {
  return chosen('whenExists', options.whenExists, ['refuse', 'update'])
}

export function checkKind(kind: EntryKind): void {
  const others = Object.keys(customerTable) as (keyof typeof customerTable)[]
  chosen('kind', kind, ['create-customer', ...others])
}
