/** The jobs that convert async customers, in the order in which they do, each with the word that names it. */
export const converting = [
  { name: 'P-job', word: 'pJob' },
  { name: 'synchronize-customers', word: 'synchronize' },
  { name: '1010', word: 'download' },
] as const

export const others = [
  { name: '1070', word: 'job1070' },
  { name: '1110', word: 'job1110' },
  { name: 'synchronize-orders', word: 'synchronizeOrders' },
] as const

const all = [...converting, ...others]

export type JobName = (typeof all)[number]['name']
export type JobWord = (typeof all)[number]['word']

export const jobNames: readonly JobName[] = all.map(({ name }) => name)

export function wordOfJob(job: string): JobWord | undefined {
  return all.find(({ name }) => name === job)?.word
}
