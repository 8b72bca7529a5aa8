import { expect, test } from 'vitest'
import { watchDatabases } from './random/databases.ts'
import { seedsToPlay } from './random/seeds.ts'
import { simulate } from './random/simulate.ts'

const databases = watchDatabases()

test.concurrent.each(seedsToPlay('1-50'))(
  'random history %i loses nothing, duplicates nothing, and shows no GUID',
  async (seed) => {
    const { violations, history } = await simulate(seed, databases)
    expect(violations, failureOf(seed, history)).toEqual([])
  },
  60_000,
)

function failureOf(seed: number, history: readonly string[]): string {
  const replay = `SEEDS=${seed} npx vitest run --project chromium test/simulation/random.browser.test.ts`
  return `${history.join('\n')}\n\nReplay with: ${replay}\n`
}
