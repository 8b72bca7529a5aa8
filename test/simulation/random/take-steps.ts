import type { History } from './history.ts'
import type { PlannedStep } from './plans.ts'
import type { SeededRandom } from './seeded-random.ts'

/** A world in which things happen by chance. */
interface Steppable {
  readonly random: SeededRandom
  readonly history: History
  whenIdle(): Promise<void>
}

/** All steps by name. */
export type Steps<World> = Readonly<
  Record<string, { readonly weight: number; readonly run: (world: World) => void | Promise<void> }>
>

/** Takes the steps of a plan. */
export async function takeSteps<World extends Steppable>(
  world: World,
  steps: Steps<World>,
  planned: readonly PlannedStep[],
): Promise<void> {
  for (const { name, seed, isAwaited } of planned) {
    world.history.begin(name)
    world.random.begin(seed)
    await steps[name]?.run(world)
    if (isAwaited) await world.whenIdle()
  }
}
