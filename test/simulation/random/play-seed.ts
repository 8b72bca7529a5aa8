import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { Plan } from './plans.ts'

/** The end of a history. */
export interface Played {
  /** The invariants that do not hold; empty when all do. */
  readonly violations: readonly string[]
  /** The set-up and the steps, as they were taken. */
  readonly history: readonly string[]
}

/** Making a failing plan shorter ends after this time, in milliseconds. */
const longestShrinkMs = 120_000

/** The bound of a test that plays a seed, in milliseconds: most take a second. */
export const longestTestMs = longestShrinkMs + 60_000

/**
 * Plays the plan of a seed, and expects no violation. From a plan that fails, steps are left out as long as it still fails: the
 * message has the shortest history, and the command that plays the seed again.
 */
export async function playSeed(
  seed: number,
  plans: fc.Arbitrary<Plan>,
  play: (plan: Plan) => Promise<Played>,
  file: string,
): Promise<void> {
  let whole: Plan | undefined
  let shortest: { readonly plan: Plan; readonly played: Played } | undefined
  const property = fc.asyncProperty(plans, async (plan) => {
    whole ??= plan
    const played = await play(plan)
    if (played.violations.length > 0) shortest = { plan, played }
    return played.violations.length === 0
  })
  const { failed, errorInstance } = await fc.check(property, {
    seed,
    numRuns: 1,
    // Otherwise the first run of a seed has few steps.
    unbiased: true,
    interruptAfterTimeLimit: longestShrinkMs,
  })
  if (!failed) return
  if (!shortest) throw errorInstance
  const { plan, played } = shortest
  const message = [
    ...played.history,
    '',
    `${plan.steps.length} of ${whole?.steps.length} steps. Replay all with: SEEDS=${seed} npx vitest run --project chromium test/simulation/${file}`,
  ]
  expect(played.violations, message.join('\n')).toEqual([])
}
