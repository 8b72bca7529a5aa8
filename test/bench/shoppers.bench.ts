import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import { nextLookAt, type Waiting } from '../../sdk/sync/pace.ts'
import { createRandom } from '../simulation/random/seeded-random.ts'

const shoppers = 1_000_000
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The time at which a shopper looks next; the same time if the tab is looked at then. Each shopper has an own hour. */
type NextLook = (at: number, hourOfShopper: number) => number

const patterns: Readonly<Record<string, NextLook>> = {
  'a tab that is looked at': (at) => at,
  'a tab that is looked at three minutes an hour': (at, hourOfShopper) => {
    const inHour = (at - hourOfShopper + hour) % hour
    return inHour < 3 * minute ? at : at - inHour + hour
  },
}

/** The time of the next question, after the one at `now`. */
type Policy = (waiting: Waiting, random: number, nextRunAt: number) => number

const policies: Readonly<Record<string, { readonly next: Policy; readonly restsUnseen: boolean }>> = {
  'every 30 seconds, in hidden tabs too': {
    next: ({ since, askedAt = since }) => askedAt + 30_000,
    restsUnseen: false,
  },
  'the pace of the SDK': { next: (waiting, random) => nextLookAt(waiting, random), restsUnseen: true },
  'the pace of the SDK, with the next run known': {
    next: (waiting, random, nextRunAt) => nextLookAt(waiting, random, nextRunAt),
    restsUnseen: true,
  },
}

interface Result {
  /** Questions per shopper. */
  readonly questions: number
  /** The largest number of questions in one second. */
  readonly peak: number
  /** From the arrival of the number at the channel until a person sees it, in seconds. */
  readonly medianDelay: number
}

/** All register within one day. Each is created at a random time, and the jobs run at fixed ones. */
function simulate(everyMs: number, nextLook: NextLook, policy: (typeof policies)[string]): Result {
  const random = createRandom(1).next
  const perSecond = new Uint32Array((2 * day) / 1_000)
  const delays = new Float64Array(shoppers)
  let questions = 0
  for (let shopper = 0; shopper < shoppers; shopper += 1) {
    const since = Math.floor(random() * day)
    const arrivesAt = (Math.floor(since / everyMs) + 1) * everyMs
    const nextRunAt = (at: number) => (Math.floor(at / everyMs) + 1) * everyMs
    // The one in which the shopper registers.
    const hourOfShopper = since % hour
    let waiting: Waiting = { since }
    let now = since
    for (;;) {
      let at = Math.max(now, policy.next(waiting, random(), nextRunAt(waiting.askedAt ?? since)))
      // A shopper who comes back is told at once.
      if (policy.restsUnseen) at = nextLook(at, hourOfShopper)
      questions += 1
      perSecond[Math.floor(at / 1_000)]! += 1
      now = at
      waiting = { since, askedAt: at }
      if (at >= arrivesAt) break
    }
    // A hidden tab may know it before a person looks.
    delays[shopper] = (nextLook(now, hourOfShopper) - nextLook(arrivesAt, hourOfShopper)) / 1_000
  }
  return {
    questions: questions / shoppers,
    peak: perSecond.reduce((most, count) => Math.max(most, count), 0),
    medianDelay: delays.sort()[shoppers / 2] ?? 0,
  }
}

test('a million shoppers ask for their account numbers', async () => {
  const rows: string[] = []
  for (const minutes of [5, 15, 60])
    for (const [pattern, nextLook] of Object.entries(patterns))
      for (const [name, policy] of Object.entries(policies)) {
        const { questions, peak, medianDelay } = simulate(minutes * minute, nextLook, policy)
        rows.push(
          `| ${minutes} | ${pattern} | ${name} | ${questions.toFixed(1)} | ${peak} | ${medianDelay.toFixed(0)} |`,
        )
      }
  const table = [
    '| jobs every, minutes | the shopper has | asks | questions per shopper | most in a second | median delay when looked at, s |',
    '| --: | --- | --- | --: | --: | --: |',
    ...rows,
  ].join('\n')
  await commands.writeFile('test/bench/results/shoppers.md', `${table}\n`)
  console.log(table)
  expect(rows).toHaveLength(18)
})
