import { spawnSync } from 'node:child_process'

/**
 * Plays many random histories: `npm run soak -- 10000` plays the seeds 1 to 10,000 of both suites. A failure names its seed, which
 * `SEEDS=51` plays again.
 */

const seeds = Number(process.argv[2] ?? 1_000)
/** One page holds so many histories and their databases. */
const together = 250
const suites = ['test/simulation/random.browser.test.ts', 'test/simulation/people.browser.test.ts']

if (!Number.isInteger(seeds) || seeds < 1)
  throw new TypeError('The number of seeds is a whole number from 1.')

const failed: string[] = []
for (let from = 1; from <= seeds; from += together) {
  const range = `${from}-${Math.min(seeds, from + together - 1)}`
  const { status } = spawnSync(
    'npx',
    ['vitest', 'run', '--project', 'chromium', '--reporter=dot', ...suites],
    {
      stdio: 'inherit',
      env: { ...process.env, SEEDS: range },
    },
  )
  if (status !== 0) failed.push(range)
}
console.log(failed.length === 0 ? `${seeds} seeds of both suites passed.` : `Failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
