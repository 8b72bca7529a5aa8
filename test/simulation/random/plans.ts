import * as fc from 'fast-check'
import type { Steps } from './take-steps.ts'

/** Everything that one seed decides: the set-up of the world, and its steps. Any of the steps may be left out. */
export interface Plan {
  readonly seed: number
  readonly steps: readonly PlannedStep[]
}

export interface PlannedStep {
  readonly name: string
  /** Decides what is left to chance in this step, such as its tab, whatever was done before. */
  readonly seed: number
  /** False if the next step begins before this one has ended. */
  readonly isAwaited: boolean
}

/** Plans of so many steps on average. A step of weight 4 is as frequent as two of weight 2. */
export function plansOf<World>(steps: Steps<World>, average: number): fc.Arbitrary<Plan> {
  const names = Object.entries(steps).map(([name, { weight }]) => ({
    // Weights of the library are whole numbers.
    weight: Math.round(weight * 10),
    arbitrary: fc.constant(name),
  }))
  const step = fc.record({
    name: fc.oneof(...names),
    seed: fc.integer(),
    isAwaited: fc.integer({ min: 1, max: 10 }).map((tenth) => tenth <= 7),
  })
  return fc.record({
    seed: fc.noShrink(fc.integer()),
    steps: fc.array(fc.noShrink(step), { maxLength: 2 * average, size: 'max' }),
  })
}
