import type { Databases } from './databases.ts'
import { createDice, type Dice } from './seeded-random.ts'
import { steps } from './steps.ts'
import { createWorld, type World, type WorldOptions } from './simulation.ts'

const stepsPerSeed = 30
/** More than any waiting needs once everything is well again. */
const mostHops = 250

/** Lets chance happen to a shop, heals everything, and says what is wrong then. */
export async function simulate(seed: number, databases: Databases): Promise<Report> {
  const dice = createDice(seed)
  const world = createWorld({ dice, databases, ...draw(dice) })
  world.openTab()
  const story: string[] = []
  for (let count = 0; count < stepsPerSeed; count += 1) {
    const [name, step] = drawStep(world)
    story.push(name)
    await step(world)
    // Sometimes the next thing happens before this one is over.
    if (world.dice.next() < 0.7) await world.whenQuiet()
  }
  const complaints = await heal(world)
  const { acknowledged } = world.witness
  const stopped = Promise.all(world.tabs.map(({ commerce }) => commerce.stop()))
  // What is underway still may need its time.
  await world.pass(60_000)
  await stopped
  return { complaints, story, acknowledged, made: world.channel.ledger.made.length }
}

export interface Report {
  readonly complaints: readonly string[]
  readonly story: readonly string[]
  readonly acknowledged: number
  readonly made: number
}

function draw(dice: Dice): Pick<WorldOptions, 'mode' | 'lookUp'> {
  return {
    mode: dice.pick(['sync', 'async']) ?? 'sync',
    lookUp: dice.pick(['search', 'keys', 'nothing']) ?? 'search',
  }
}

function drawStep({ dice }: World): [string, (typeof steps)[string]['run']] {
  const all = Object.entries(steps)
  let left = dice.next() * all.reduce((sum, [, { weight }]) => sum + weight, 0)
  for (const [name, { weight, run }] of all) if ((left -= weight) < 0) return [name, run]
  throw new RangeError('The weights do not add up.')
}

async function heal(world: World): Promise<readonly string[]> {
  const { channel, line, tabs, clock } = world
  channel.faults.clear()
  channel.releaseAnswers()
  line.token = 'a-token'
  line.become('online')
  for (const { platform } of tabs) platform.become('awake')
  const { commerce } = tabs[0] ?? world.openTab()
  await commerce.ready
  await world.whenQuiet()
  void commerce.flush()

  let complaints: readonly string[] = ['nothing happened yet']
  for (let hops = 0; hops < mostHops && complaints.length > 0; hops += 1) {
    channel.ledger.convert()
    clock.moveTo(clock.nextAt() ?? clock.now())
    await world.whenQuiet()
    complaints = await world.witness.complaints(commerce)
    if (complaints.some((complaint) => complaint.startsWith('twice'))) break
  }
  return complaints
}
