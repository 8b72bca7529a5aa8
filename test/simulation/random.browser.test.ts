import { expect, test } from 'vitest'
import { watchDatabases } from './random/databases.ts'
import { simulate } from './random/simulate.ts'

/** `VITE_SIMULATION_SEEDS=500 npx vitest run random` plays more; `VITE_SIMULATION_FIRST=17` starts elsewhere. */
const first = Number(import.meta.env.VITE_SIMULATION_FIRST ?? 1)
const count = Number(import.meta.env.VITE_SIMULATION_SEEDS ?? 50)

const databases = watchDatabases()

test.concurrent.each(Array.from({ length: count }, (_, index) => first + index))(
  'seed %i: nothing is lost, nothing happens twice, and no GUID is seen',
  async (seed) => {
    const { complaints, story } = await simulate(seed, databases)
    expect(complaints, `seed ${seed}, and what happened:\n${story.join('\n')}\n`).toEqual([])
  },
  60_000,
)
