import { jobNames, type JobName } from '../model/jobs.ts'
import { publishDefinitions } from '../rules/attributes.ts'
import { job1070, job1110, sendCustomers } from './distribution-jobs.ts'
import { pJob } from './p-job.ts'
import { atOnce, type Pass } from './passes.ts'
import { synchronizeCustomers } from './synchronize-customers.ts'
import { synchronizeOrders } from './synchronize-orders.ts'

/** Throws a TypeError that lists the names unless `name` is one of them. */
export function parseJobName(name: string): JobName {
  const known = jobNames.find((job) => job === name)
  if (!known) throw new TypeError(`There is no job named "${name}". Jobs: ${jobNames.join(', ')}`)
  return known
}

/** The parts of a job, in their order. */
export function passesOf(job: JobName): readonly Pass[] {
  return passes[job]
}

const passes: Readonly<Record<JobName, readonly Pass[]>> = {
  'P-job': pJob,
  'synchronize-customers': synchronizeCustomers,
  // The definitions first: a customer never has an attribute that the channel does not know.
  '1010': [atOnce(publishDefinitions), sendCustomers],
  '1070': [atOnce(job1070)],
  '1110': [atOnce(job1110)],
  'synchronize-orders': [synchronizeOrders],
}
