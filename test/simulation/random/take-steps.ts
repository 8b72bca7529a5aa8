import type { History } from './history.ts'
import type { Random } from './seeded-random.ts'

/** A world in which things happen by chance. */
interface Steppable {
  readonly random: Random
  readonly history: History
  whenIdle(): Promise<void>
}

/** All steps by name; a step of weight 4 is taken twice as often as one of weight 2. */
export type Steps<World> = Readonly<
  Record<string, { readonly weight: number; readonly run: (world: World) => void | Promise<void> }>
>

/** Takes so many steps, picked by their weights. */
export async function takeSteps<World extends Steppable>(
  world: World,
  steps: Steps<World>,
  count: number,
): Promise<void> {
  for (let taken = 0; taken < count; taken += 1) {
    const [name, run] = pickStep(world.random, steps)
    world.history.begin(name)
    await run(world)
    // In three of ten cases the next step begins before this one has ended.
    if (world.random.next() < 0.7) await world.whenIdle()
  }
}

function pickStep<World>(random: Random, steps: Steps<World>): [string, Steps<World>[string]['run']] {
  const all = Object.entries(steps)
  let left = random.next() * all.reduce((sum, [, { weight }]) => sum + weight, 0)
  for (const [name, { weight, run }] of all) if ((left -= weight) < 0) return [name, run]
  throw new RangeError('The weights do not add up.')
}
