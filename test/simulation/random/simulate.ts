import type { Databases } from './databases.ts'
import type { Played } from './play-seed.ts'
import type { Plan } from './plans.ts'
import { createRandom, type Random } from './seeded-random.ts'
import { createSimulation, type Simulation, type SimulationOptions } from './simulation.ts'
import { steps } from './steps.ts'
import { takeSteps } from './take-steps.ts'

/** More timers than any delivery needs once all faults are gone. */
const maxRecoveryTimers = 1_000

/** Plays a plan: its steps, then recovery from all faults, then the check of every invariant. */
export async function simulate({ seed, steps: planned }: Plan, databases: Databases): Promise<Played> {
  const random = createRandom(seed)
  const options = pickOptions(random)
  const simulation = createSimulation({ random, jitter: createRandom(-seed), databases, ...options })
  simulation.openTab()
  await takeSteps(simulation, steps, planned)
  const violations = await recover(simulation)
  await stopAll(simulation)
  return {
    violations,
    history: [
      `channel in ${options.mode} mode, lookup: ${options.lookUp}, asker: ${options.asker}`,
      ...simulation.history.lines,
    ],
  }
}

function pickOptions(random: Random): Required<Pick<SimulationOptions, 'mode' | 'lookUp' | 'asker'>> {
  return {
    mode: random.pick(['sync', 'async']) ?? 'sync',
    lookUp: random.pick(['search', 'idempotency-keys', 'none']) ?? 'search',
    asker: random.pick(['guest', 'shopper', 'application']) ?? 'guest',
  }
}

/** Removes every fault, then moves from timer to timer until no invariant is violated, or too many timers have run. */
async function recover(simulation: Simulation): Promise<readonly string[]> {
  const { channel, network, tabs, clock } = simulation
  channel.faults.clear()
  channel.releaseAnswers()
  network.token = 'a-fresh-token'
  network.setState('online')
  for (const { platform } of tabs) platform.setState('active')
  const { commerce } = tabs[0] ?? simulation.openTab()
  await commerce.ready
  await simulation.whenIdle()
  void commerce.flush()

  let violations: readonly string[] = ['not checked yet']
  for (let timers = 0; timers < maxRecoveryTimers && violations.length > 0; timers += 1) {
    channel.customers.assignAccountNumbers()
    clock.moveTo(clock.nextAt() ?? clock.now())
    await simulation.whenIdle()
    violations = await simulation.oracle.violations(commerce)
    // Time cannot undo a duplicate.
    if (violations.some((violation) => violation.startsWith('duplicate'))) break
  }
  return violations
}

/** Requests that are still in flight may need their time-out before a tab can stop. */
async function stopAll(simulation: Simulation): Promise<void> {
  const stopped = Promise.all(simulation.tabs.map(({ commerce }) => commerce.stop()))
  await simulation.advance(60_000)
  await stopped
}
