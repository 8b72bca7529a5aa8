import type { FeatureName, Profile, TablesSnapshot } from 'pending-sync/mocks'
import { createAttempts, type Attempts } from './attempts.ts'
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

/**
 * Applies the set-up in the page's URL and removes it from there, so that a reload does not apply it again. Resolves with what
 * could not be applied, as `applySetUp` does.
 */
export async function applySetUpLink(headquarters: Settable): Promise<readonly string[]> {
  const url = new URL(location.href)
  if (!url.searchParams.has('set-up')) return []
  const setUp = new URLSearchParams(url.searchParams)
  for (const name of ['set-up', 'jobs', 'faults', ...settingNames]) url.searchParams.delete(name)
  history.replaceState(history.state, '', url)
  return applySetUp(headquarters, setUp)
}

/** Applies the set-up of a link. Resolves with the words in it that are unknown or not possible: they are left out. */
export async function applySetUp(headquarters: Settable, setUp: URLSearchParams): Promise<readonly string[]> {
  const attempts = createAttempts()
  const listOf = (name: string) => (setUp.get(name) ?? '').split(separator).filter(Boolean)
  const [channel, store, attributes, linking] = settingNames.map((name) => setUp.get(name) ?? undefined)
  const on = listOf('set-up')

  // The settings apply to the channel at once, even if later ones are published by jobs.
  await headquarters.publishing.set('at once')
  await applySettings(headquarters, on, attempts)
  await applyLinkedSettings(headquarters, { channel, store, attributes, linking }, attempts)
  if (on.includes(byJobs)) await headquarters.publishing.set('by jobs')
  await applySchedules(headquarters, listOf('jobs'), attempts)
  await applyFaults(headquarters, listOf('faults'), attempts)
  return attempts.failed
}

const knownWords: readonly string[] = [...profileOptions, ...featureNames, ...Object.keys(offNames), byJobs]

async function applySettings(
  { profile, features }: Settable,
  on: readonly string[],
  attempts: Attempts,
): Promise<void> {
  const isOn = (name: string) => on.includes(name)
  attempts.failed.push(...on.filter((word) => !knownWords.includes(word)))
  for (const name of profileOptions) await profile.set({ [name]: isOn(name) })
  // Those that need others are off while the others change.
  for (const name of featureNames.toReversed()) await features.disable(name)
  for (const [word, name] of offEntries) await features.set({ [name]: !isOn(word) })
  for (const name of featureNames) if (isOn(name)) await attempts.make(name, () => features.enable(name))
}

async function applySchedules(
  { jobs }: Settable,
  schedules: readonly string[],
  attempts: Attempts,
): Promise<void> {
  for (const { name } of allJobs) await jobs.unschedule(name)
  for (const schedule of schedules) {
    const [name, ...seconds] = schedule.split('.')
    const job = allJobs.find((one) => one.name === name)
    await attempts.make(schedule, async () => {
      if (!job) throw new TypeError(`There is no job ${name}`)
      await jobs.schedule(job.name, { everyMs: Number(seconds.join('.')) * 1000 })
    })
  }
}

async function applyFaults(
  { faults }: Settable,
  choices: readonly string[],
  attempts: Attempts,
): Promise<void> {
  await faults.clear()
  for (const choice of choices) {
    const rule = ruleOf(choice.split('.'))
    if (rule) await attempts.make(choice, () => faults.add(rule))
    else attempts.failed.push(choice)
  }
}
