import { expect, test } from 'vitest'
import { play } from './people/play.ts'
import { watchDatabases } from './random/databases.ts'
import { failureOf, seedsToPlay } from './random/seeds.ts'

const databases = watchDatabases()

test.concurrent.each(seedsToPlay('1-20'))(
  'people on devices: random history %i loses nothing, duplicates nothing, and mixes nobody up',
  async (seed) => {
    const { violations, history } = await play(seed, databases)
    expect(violations, failureOf(seed, history, 'people.browser.test.ts')).toEqual([])
  },
  60_000,
)
