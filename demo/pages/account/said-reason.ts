import type { ExplainedDecision } from 'pending-sync'

/** A reason that the page says already, and the element that says it. */
export interface SaidReason {
  readonly id: string
  readonly reason: string | undefined
}

/** The element that says the reason of a decision already; `undefined` if none does. */
export function idOfReason(said: SaidReason | undefined, decision: ExplainedDecision): string | undefined {
  return said?.reason !== undefined && said.reason === decision.message ? said.id : undefined
}
