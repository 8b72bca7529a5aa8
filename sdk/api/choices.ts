import type { EntryKind } from '../domain/entry.ts'
import { checkNames } from '../domain/limits.ts'
import type { WhenPending } from '../negotiation/decision.ts'
import { customerTable } from '../negotiation/table.ts'
import type { CreateOptions, Outbox, VerbOptions } from '../public.ts'

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

/** Throws a `TypeError` for an option that a verb does not have. */
export function checkOptionNames(options: object | undefined, known: readonly string[]): void {
  checkNames('option', options, known, 'There')
}

/** Reads the option `whenPending`. `further`: the other options that the verb has. */
export function whenPendingIn(
  options: VerbOptions | undefined,
  further: readonly string[] = [],
): WhenPending {
  checkOptionNames(options, ['whenPending', ...further])
  return chosen('whenPending', options?.whenPending, ['refuse', 'wait'])
}

export function whenExistsIn(options: CreateOptions): 'refuse' | 'update' {
  return chosen('whenExists', options.whenExists, ['refuse', 'update'])
}

/** Throws a `TypeError` for any other decision: it must never count as `discard`, which cannot be undone. */
export function checkDecision(decision: Parameters<Outbox['resolve']>[1]): void {
  chosen('decision', decision, ['resend', 'discard', 'update'])
}

export function checkKind(kind: EntryKind): void {
  const others = Object.keys(customerTable) as (keyof typeof customerTable)[]
  chosen('kind', kind, ['create-customer', ...others])
}
