import type { JobName, Synchronization, TablesSnapshot } from 'pending-sync/mocks'

interface Job {
  readonly name: JobName
  /** The key of its texts. */
  readonly word: string
  /** The key of the menus that lead to it. */
  readonly path: string
}

/** The jobs that convert async customers, in the order in which they have to run. */
export const converting = [
  { name: 'P-job', word: 'pJob', path: 'schedule' },
  { name: 'synchronize-customers', word: 'synchronize', path: 'customers' },
  { name: '1010', word: 'download', path: 'schedule' },
] as const satisfies readonly Job[]

export const others = [
  { name: '1070', word: 'job1070', path: 'schedule' },
  { name: '1110', word: 'job1110', path: 'schedule' },
  { name: 'synchronize-orders', word: 'synchronizeOrders', path: 'orders' },
] as const satisfies readonly Job[]

export const allJobs = [...converting, ...others]

/** The intervals offered for a schedule, in seconds. */
export const intervals = [10, 60, 900] as const

/** The first of the jobs, in their order, that rows wait for. Failed rows wait for a repair instead. */
export function nextJob({ channel, headquarters }: TablesSnapshot): JobName | undefined {
  const { asyncCustomers, asyncAddresses, asyncEdits, orders, customers } = headquarters
  const inChannel = [
    ...channel.asyncCustomers,
    ...channel.asyncAddresses,
    ...channel.asyncEdits,
    ...channel.orders,
  ]
  const isWaiting = ({ synchronization }: { readonly synchronization: Synchronization }) =>
    synchronization.status === 'waiting'

  if (inChannel.some(({ upload }) => upload === 'waiting')) return 'P-job'
  if ([...asyncCustomers, ...asyncAddresses, ...asyncEdits].some(isWaiting)) return 'synchronize-customers'
  if (customers.some(({ channelCopy }) => channelCopy === 'outdated')) return '1010'
  return orders.some(isWaiting) ? 'synchronize-orders' : undefined
}
