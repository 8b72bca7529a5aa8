import { onTestFinished } from 'vitest'
import type { Commerce } from '../../../sdk/public.ts'
import { watchDatabases } from '../random/databases.ts'
import { createRandom } from '../random/seeded-random.ts'
import { createSimulation, type SimulationOptions } from '../random/simulation.ts'

export const databases = watchDatabases()

export function setupSimulation(
  options: Pick<SimulationOptions, 'mode' | 'lookUp' | 'asker' | 'extensionProperties'> = {},
) {
  const random = createRandom(1)
  const simulation = createSimulation({ random, jitter: random, databases, ...options })
  onTestFinished(async () => {
    for (const { platform } of simulation.tabs) platform.crash()
  })
  return simulation
}

export const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }

export const bruno = { firstName: 'Bruno', lastName: 'Bianchi', email: 'bruno@example.com' }

export const home = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }

export const statuses = (commerce: Commerce) => commerce.outbox.get().map(({ status }) => status)
