import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, customerIn } from '../client.ts'

/** A headquarters whose channel creates customers async. */
export const setup = async (options: HeadquartersOptions = {}) => {
  const hq = createHeadquarters({ profile: { createCustomersAsync: true }, ...options })
  const run = async (...jobs: Parameters<typeof hq.jobs.run>[0][]) => {
    const reports = []
    for (const job of jobs) reports.push(await hq.jobs.run(job))
    return reports
  }
  const create = async (body: object = anna) => customerIn(await ask(hq.fetch, 'POST', 'Customers', body))
  return { hq, run, create }
}
