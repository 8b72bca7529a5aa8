import { expect, test } from 'vitest'
import { watchDatabases } from './random/databases.ts'
import { simulate } from './random/simulate.ts'

/** One seed (`SEEDS=51`) or a range (`SEEDS=51-350`). Default: 1-50. */
const [first = 1, last = first] = String(import.meta.env.SEEDS || '1-50')
  .split('-')
  .map(Number)
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index)

const databases = watchDatabases()

test.concurrent.each(seeds)(
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
