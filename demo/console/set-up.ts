import type { FeatureName, Profile, TablesSnapshot } from 'pending-sync/mocks'
import { choiceOf, ruleOf } from './fault-choices.ts'
import type { Headquarters } from './headquarters.ts'
import { allJobs } from './jobs.ts'
import { addSettings, applyLinkedSettings, settingNames } from './link-settings.ts'

/*
 * A set-up holds everything a tester has chosen: the profile, the switches, how settings are published, the channel, the
 * store, the customer attributes, the schedules and the faults. Customers, identities and the clock are not part of it, so a link to a set-up leaves them as they are. A reset clears
 * all of it, customers and clock included.
 *
 *   ?set-up=createCustomersAsync_asyncAddresses_by-jobs&jobs=P-job.10_1010.60&faults=creating.gateway.once.status-404#/headquarters
 */

const profileOptions = [
  'createCustomersAsync',
  'filterSharedCustomerData',
] as const satisfies (keyof Profile)[]
/** Each switch needs those before it. */
const featureNames = [
  'asyncAddresses',
  'enhancedAsyncCreation',
  'asyncEditing',
] as const satisfies FeatureName[]
/** Switches that are on unless the set-up says otherwise: a link names those that are off. */
const offNames = {
  'no-performance-improvements': 'performanceImprovements',
  'no-multiple-contacts': 'multipleContacts',
} as const satisfies Record<string, FeatureName>
const byJobs = 'by-jobs'
const offEntries = Object.entries(offNames)
/** Like the dot, it needs no escaping in a URL. */
const separator = '_'

type Settable = Pick<
  Headquarters,
  | 'profile'
  | 'features'
  | 'publishing'
  | 'channel'
  | 'store'
  | 'attributes'
  | 'identities'
  | 'jobs'
  | 'faults'
>

/** A relative link that opens the console with the same set-up. */
export function setUpLink(
  defaults: Pick<Settable, 'channel' | 'store' | 'identities'>,
  snapshot: TablesSnapshot,
): string {
  const { headquarters, schedules, faults } = snapshot
  const { profile, features, publish } = headquarters
  const on = [
    ...profileOptions.filter((name) => profile[name]),
    ...featureNames.filter((name) => features[name]),
    ...offEntries.filter(([, name]) => !features[name]).map(([word]) => word),
    ...(publish === 'by jobs' ? [byJobs] : []),
  ]
  const link = new URLSearchParams({ 'set-up': on.join(separator) })
  if (schedules.length)
    link.set('jobs', schedules.map(({ job, everyMs }) => `${job}.${everyMs / 1000}`).join(separator))
  const choices = faults.map((fault) => choiceOf(fault).join('.')).filter(Boolean)
  if (choices.length) link.set('faults', choices.join(separator))
  addSettings(link, defaults, snapshot)
  return `?${link}#/headquarters`
}

/** Applies the set-up in the page's URL and removes it from there, so that a reload does not apply it again. */
export async function applySetUpLink(headquarters: Settable): Promise<void> {
  const url = new URL(location.href)
  if (!url.searchParams.has('set-up')) return
  const [on, jobs, faults] = ['set-up', 'jobs', 'faults'].map((name) => takeList(url.searchParams, name))
  const [channel, store, attributes, linking] = settingNames.map((name) => take(url.searchParams, name))
  history.replaceState(history.state, '', url)

  // The settings apply to the channel at once, even if later ones are published by jobs.
  await headquarters.publishing.set('at once')
  await applySettings(headquarters, on)
  await applyLinkedSettings(headquarters, { channel, store, attributes, linking })
  if (on?.includes(byJobs)) await headquarters.publishing.set('by jobs')
  await applySchedules(headquarters, jobs)
  await applyFaults(headquarters, faults)
}

function take(parameters: URLSearchParams, name: string): string | undefined {
  const value = parameters.get(name) ?? undefined
  parameters.delete(name)
  return value
}

function takeList(parameters: URLSearchParams, name: string): readonly string[] {
  return take(parameters, name)?.split(separator) ?? []
}

async function applySettings({ profile, features }: Settable, on: readonly string[] = []): Promise<void> {
  const isOn = (name: string) => on.includes(name)
  for (const name of profileOptions) await profile.set({ [name]: isOn(name) })
  for (const name of featureNames.toReversed()) if (!isOn(name)) await features.disable(name)
  for (const [word, name] of offEntries) await features.set({ [name]: !isOn(word) })
  for (const name of featureNames) if (isOn(name)) await features.enable(name)
}

async function applySchedules({ jobs }: Settable, schedules: readonly string[] = []): Promise<void> {
  const seconds = new Map(
    schedules.map((schedule) => schedule.split('.')).map(([job, every]) => [job, Number(every)]),
  )
  for (const { name } of allJobs) {
    const every = seconds.get(name) ?? 0
    await (every > 0 ? jobs.schedule(name, { everyMs: every * 1000 }) : jobs.unschedule(name))
  }
}

async function applyFaults({ faults }: Settable, choices: readonly string[] = []): Promise<void> {
  await faults.clear()
  for (const rule of choices.flatMap((choice) => ruleOf(choice.split('.')) ?? [])) await faults.add(rule)
}
