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

export type JobName = (typeof converting | typeof others)[number]['name']
type JobWord = (typeof converting | typeof others)[number]['word']

export function wordOfJob(job: string): JobWord | undefined {
  return [...converting, ...others].find(({ name }) => name === job)?.word
}
