import { test } from 'vitest'
import { watchDatabases } from './random/databases.ts'
import { longestTestMs, playSeed } from './random/play-seed.ts'
import { plansOf } from './random/plans.ts'
import { seedsToPlay } from './random/seeds.ts'
import { simulate } from './random/simulate.ts'
import { steps } from './random/steps.ts'

const databases = watchDatabases()
const plans = plansOf(steps, 30)

test.concurrent.each(seedsToPlay('1-50'))(
  'random history %i loses nothing, duplicates nothing, and shows no GUID',
  (seed) => playSeed(seed, plans, (plan) => simulate(plan, databases), 'random.browser.test.ts'),
  longestTestMs,
)
