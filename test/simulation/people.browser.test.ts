import { expect, test } from 'vitest'
import { play } from './people/play.ts'
import { watchDatabases } from './random/databases.ts'
import { seedsToPlay } from './random/seeds.ts'

const databases = watchDatabases()

test.concurrent.each(seedsToPlay('1-20'))(
  'people on devices: random history %i loses nothing, duplicates nothing, and mixes nobody up',
  async (seed) => {
    const { violations, history } = await play(seed, databases)
    expect(violations, failureOf(seed, history)).toEqual([])
  },
  60_000,
)

function failureOf(seed: number, history: readonly string[]): string {
  const replay = `SEEDS=${seed} npx vitest run --project chromium test/simulation/people.browser.test.ts`
  return `${history.join('\n')}\n\nReplay with: ${replay}\n`
}
