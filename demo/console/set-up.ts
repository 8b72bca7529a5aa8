import { faultWordsOf, ruleOf } from './fault-choices.ts'
import type { Headquarters } from './headquarters.ts'
import { jobNames } from './jobs.ts'
import type { Snapshot } from './snapshot.ts'

/*
 * A set-up is what a tester chooses and what lasts: the profile, the switches, how they are published, the schedules and
 * the faults. Customers are not part of it, and neither is the clock: both are what became of a set-up, and whoever
 * follows a link keeps theirs. A reset takes back all of it, rows and clock included.
 *
 *   ?set-up=createCustomersAsync_asyncAddresses_by-jobs&jobs=P-job.10_1010.60&faults=creating.noAnswer.once#/headquarters
 */

const profileOptions = ['createCustomersAsync', 'filterSharedCustomerData'] as const
/** Each needs those before it. */
const featureNames = ['asyncAddresses', 'enhancedAsyncCreation', 'asyncEditing'] as const
const byJobs = 'by-jobs'
/** Neither it nor the dot has to be escaped in an address. */
const between = '_'

type Settable = Pick<Headquarters, 'profile' | 'features' | 'publishing' | 'jobs' | 'faults'>

/** A link that brings whoever follows it to the same set-up. */
export function linkToSetUp({ headquarters, schedules, faults }: Snapshot): string {
  const { profile, features, publish } = headquarters
  const on = [
    ...profileOptions.filter((name) => profile[name]),
    ...featureNames.filter((name) => features[name]),
    ...(publish === 'by jobs' ? [byJobs] : []),
  ]
  const link = new URLSearchParams({ 'set-up': on.join(between) })
  if (schedules.length)
    link.set('jobs', schedules.map(({ job, everyMs }) => `${job}.${everyMs / 1000}`).join(between))
  const inWords = faults.map((fault) => faultWordsOf(fault).join('.')).filter(Boolean)
  if (inWords.length) link.set('faults', inWords.join(between))
  return `?${link}#/headquarters`
}

/** Does what such a link says, once: the address is cleared of it, so that a reload does not do it again. */
export async function followSetUp(headquarters: Settable): Promise<void> {
  const address = new URL(location.href)
  if (!address.searchParams.has('set-up')) return
  const [on, jobs, faults] = ['set-up', 'jobs', 'faults'].map((name) => take(address.searchParams, name))
  history.replaceState(history.state, '', address)

  await follow(headquarters, on)
  await followSchedules(headquarters, jobs)
  await followFaults(headquarters, faults)
}

function take(parameters: URLSearchParams, name: string): readonly string[] {
  const values = parameters.get(name)?.split(between) ?? []
  parameters.delete(name)
  return values
}

async function follow(
  { profile, features, publishing }: Settable,
  on: readonly string[] = [],
): Promise<void> {
  const isOn = (name: string) => on.includes(name)
  // The channel goes by these settings from the start, however later ones will reach it.
  await publishing.set('at once')
  for (const name of profileOptions) await profile.set({ [name]: isOn(name) })
  for (const name of featureNames.toReversed()) if (!isOn(name)) await features.disable(name)
  for (const name of featureNames) if (isOn(name)) await features.enable(name)
  if (isOn(byJobs)) await publishing.set('by jobs')
}

async function followSchedules({ jobs }: Settable, wanted: readonly string[] = []): Promise<void> {
  const seconds = new Map(
    wanted.map((schedule) => schedule.split('.')).map(([job, every]) => [job, Number(every)]),
  )
  for (const job of jobNames) {
    const every = seconds.get(job) ?? 0
    await (every > 0 ? jobs.schedule(job, { everyMs: every * 1000 }) : jobs.unschedule(job))
  }
}

async function followFaults({ faults }: Settable, wanted: readonly string[] = []): Promise<void> {
  await faults.clear()
  for (const rule of wanted.flatMap((words) => ruleOf(words.split('.')) ?? [])) await faults.add(rule)
}
