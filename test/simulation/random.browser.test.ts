import { expect, test } from 'vitest'
import { watchDatabases } from './random/databases.ts'
import { failureOf, seedsToPlay } from './random/seeds.ts'
import { simulate } from './random/simulate.ts'

const databases = watchDatabases()

test.concurrent.each(seedsToPlay('1-50'))(
  'random history %i loses nothing, duplicates nothing, and shows no GUID',
  async (seed) => {
    const { violations, history } = await simulate(seed, databases)
    expect(violations, failureOf(seed, history, 'random.browser.test.ts')).toEqual([])
  },
  60_000,
)
