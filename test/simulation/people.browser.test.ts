import { test } from 'vitest'
import { play } from './people/play.ts'
import { steps } from './people/steps.ts'
import { watchDatabases } from './random/databases.ts'
import { longestTestMs, playSeed } from './random/play-seed.ts'
import { plansOf } from './random/plans.ts'
import { seedsToPlay } from './random/seeds.ts'

const databases = watchDatabases()
const plans = plansOf(steps, 40)

test.concurrent.each(seedsToPlay('1-20'))(
  'people on devices: random history %i loses nothing, duplicates nothing, and mixes nobody up',
  (seed) => playSeed(seed, plans, (plan) => play(plan, databases), 'people.browser.test.ts'),
  longestTestMs,
)
