import type { Databases } from '../random/databases.ts'
import type { Played } from '../random/play-seed.ts'
import type { Plan } from '../random/plans.ts'
import { createRandom, type Random } from '../random/seeded-random.ts'
import { takeSteps } from '../random/take-steps.ts'
import type { Device, DeviceTab } from './device.ts'
import { steps } from './steps.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

/** Longer than any delivery takes once all faults are gone: looks for what was lost go on for five minutes. */
const maxRecoveryMinutes = 15

/** Plays a plan: its steps, then recovery from all faults, then the check of every invariant. */
export async function play({ seed, steps: planned }: Plan, databases: Databases): Promise<Played> {
  const random = createRandom(seed)
  const options = pickOptions(random)
  const world = createWorld({ random, jitter: createRandom(-seed), databases, ...options })
  for (const device of world.devices) device.openTab()
  await takeSteps(world, steps, planned)
  const violations = await recover(world)
  await endAll(world)
  return { violations, history: [JSON.stringify(options), ...world.history.lines] }
}

function pickOptions(random: Random): Pick<WorldOptions, 'isAsync' | 'channel' | 'automaticLinking'> {
  return {
    isAsync: random.next() < 0.5,
    automaticLinking: random.pick(['off', 'B2C'] as const) ?? 'off',
    channel: {
      guidAfterConversion:
        random.pick(['converted-customer', 'not-found', 'async-row'] as const) ?? 'converted-customer',
      normalizes: random.pick([
        ['lower-case-emails', 'single-blanks'],
        ['lower-case-emails', 'single-blanks', 'capitals'],
      ] as const) ?? ['lower-case-emails'],
    },
  }
}

/**
 * Removes every fault, opens a page for each owner on each device, and lets time pass until no invariant is violated, or for
 * too long.
 */
async function recover(world: World): Promise<readonly string[]> {
  const { hq, devices, people } = world
  await hq.faults.clear()
  await hq.channel.set({ searchIndexLagMs: 0 })
  // Requests that are processed late must be there before anybody looks at the result.
  await hq.clock.advance(600_000)
  for (const person of people) person.isSignedIn = true
  for (const device of devices) {
    device.setNetwork('online')
    for (const { platform } of device.tabs) platform.setState('active')
  }
  const pages = devices.flatMap((device) => [undefined, ...people].map((user) => pageOf(device, user)))
  await Promise.all(pages.map(({ commerce }) => commerce.ready))

  let violations: readonly string[] = ['not checked yet']
  for (let minutes = 0; minutes < maxRecoveryMinutes && violations.length > 0; minutes += 1) {
    await world.runJobs()
    for (const { commerce } of pages) void commerce.reconcile()
    await world.advance(60_000)
    violations = await world.oracle.violations(pages)
    if (violations.some((text) => /^(duplicate|foreign)/.test(text))) break
  }
  return violations
}

function pageOf(device: Device, user: Device['user']): DeviceTab {
  device.user = user
  return device.openTab()
}

async function endAll({ devices, hq, whenIdle }: World): Promise<void> {
  for (const { tabs } of devices) for (const { platform } of tabs) platform.crash()
  await whenIdle()
  await hq.stop()
}
