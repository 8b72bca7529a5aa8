import type { Customer } from 'pending-sync'
import type { FaultRule } from 'pending-sync/mocks'
import type { Steps } from '../random/take-steps.ts'
import type { DeviceTab } from './device.ts'
import * as acts from './acts.ts'
import { longestCommitMs, type World } from './world.ts'

const maxTabs = 2
const faults: readonly Omit<FaultRule, 'on' | 'times'>[] = [
  { kind: 'no-connection' },
  { kind: 'no-answer' },
  { kind: 'garbage' },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfter: 2 },
  { kind: 'status', status: 401 },
  { kind: 'late-commit', answer: 'timeout' },
  { kind: 'late-commit', answer: 'none' },
  { kind: 'gateway', status: 504 },
  { kind: 'real-time-failure' },
  { kind: 'headquarters-refusal' },
]
const targets = ['POST Customers', 'PATCH Customers', 'POST IssueLoyaltyCard', 'GET Customers', '*']

/** Everything that can happen, with its weight. A step that is not possible at the moment does nothing. */
export const steps: Steps<World> = {
  'somebody registers': { weight: 6, run: (world) => inSomeTab(world, (tab) => acts.register(world, tab)) },
  'a shopper loads the own customer': {
    weight: 3,
    run: (world) => inSomeTab(world, (tab) => acts.load(world, tab)),
  },
  'somebody adds an address': { weight: 5, run: (world) => forSomeCustomer(world, acts.addAddress) },
  'somebody edits an address': { weight: 2, run: (world) => forSomeCustomer(world, acts.editAddress) },
  'somebody changes the name': { weight: 3, run: (world) => forSomeCustomer(world, acts.rename) },
  'somebody adds a second phone': { weight: 2, run: (world) => forSomeCustomer(world, acts.addPhone) },
  'somebody asks for a loyalty card': { weight: 2, run: (world) => forSomeCustomer(world, acts.issueCard) },
  'somebody signs in': {
    weight: 4,
    run(world) {
      const device = someDevice(world)
      const person = world.random.pick(world.people)
      world.history.note(`${person?.name} on the ${device.name}`)
      if (person) person.isSignedIn = true
      acts.changeUser(world, device, person)
    },
  },
  'somebody signs out': {
    weight: 2,
    run(world) {
      const device = someDevice(world)
      world.history.note(device.name)
      acts.changeUser(world, device, undefined)
    },
  },
  'a session ends': {
    weight: 1,
    run(world) {
      const person = world.random.pick(world.people)
      world.history.note(person?.name ?? '')
      if (person) person.isSignedIn = false
    },
  },
  'somebody is forgotten on a device': {
    weight: 0.4,
    run: (world) => inSomeTab(world, (tab) => acts.forget(world, tab)),
  },
  'up to three seconds pass': { weight: 4, run: (world) => world.advance(world.random.upTo(3_000)) },
  'up to two minutes pass': { weight: 3, run: (world) => world.advance(world.random.upTo(120_000)) },
  'a device goes offline': { weight: 2, run: (world) => someDevice(world).setNetwork('offline') },
  'a device loses the channel': { weight: 1, run: (world) => someDevice(world).setNetwork('unreachable') },
  'all devices come online': {
    weight: 3,
    run: ({ devices }) => devices.forEach((device) => device.setNetwork('online')),
  },
  'the next requests go wrong': {
    weight: 5,
    async run(world) {
      const { random, hq, history } = world
      const [fault, on] = [random.pick(faults) ?? faults[0]!, random.pick(targets) ?? '*']
      const [times, ms] = [random.upTo(2), random.upTo(longestCommitMs)]
      history.note(`${on}: ${fault.kind} ${fault.status ?? ''} ×${times}`)
      world.lastFaultAt = world.clock.now()
      await hq.faults.add({ ...fault, on, times, ...(fault.kind === 'late-commit' && { ms }) })
    },
  },
  'the search index lags': {
    weight: 1,
    run: ({ hq, random }) => hq.channel.set({ searchIndexLagMs: random.upTo(120_000) }),
  },
  'the jobs run': { weight: 4, run: (world) => world.runJobs() },
  'the P-job runs': { weight: 1, run: async ({ hq }) => void (await hq.jobs.run('P-job')) },
  'the channel changes its mode and switches': {
    weight: 2,
    async run({ hq, random }) {
      const isOn = () => random.next() < 0.5
      await hq.profile.set({ createCustomersAsync: isOn() })
      const [asyncAddresses, enhancedAsyncCreation] = [isOn(), isOn()]
      const asyncEditing = asyncAddresses && enhancedAsyncCreation && isOn()
      await hq.features.set({ asyncAddresses, enhancedAsyncCreation, asyncEditing }).catch(() => undefined)
    },
  },
  'a tab opens': {
    weight: 3,
    run(world) {
      const device = someDevice(world)
      if (device.tabs.length < maxTabs) world.history.note(device.openTab().name)
    },
  },
  'a tab closes': { weight: 2, run: (world) => acts.removeSomeTab(world, (tab) => void tab.commerce.stop()) },
  'a tab crashes': { weight: 2, run: (world) => acts.removeSomeTab(world, (tab) => tab.platform.crash()) },
  'a tab freezes': { weight: 1, run: (world) => inSomeTab(world, (tab) => tab.platform.setState('frozen')) },
  'all tabs become active': {
    weight: 2,
    run: ({ devices }) =>
      devices.flatMap(({ tabs }) => tabs).forEach(({ platform }) => platform.setState('active')),
  },
  'a person resolves entries': {
    weight: 2,
    run: (world) => inSomeTab(world, (tab) => acts.resolve(world, tab)),
  },
}

function someDevice({ random, devices }: World) {
  return random.pick(devices) ?? devices[0]!
}

function inSomeTab(world: World, run: (tab: DeviceTab) => void | Promise<void>): void | Promise<void> {
  const device = someDevice(world)
  const tab = world.random.pick(device.tabs) ?? device.openTab()
  world.history.note(`${tab.name}, ${tab.user?.name ?? 'guest'}`)
  return run(tab)
}

function forSomeCustomer(
  world: World,
  run: (world: World, tab: DeviceTab, customer: Customer) => void,
): void {
  const tabs = world.devices.flatMap((device) => device.tabs)
  const tab = world.random.pick(tabs.filter(({ commerce }) => commerce.customers.all.get().length > 0))
  const customer = tab && world.random.pick(tab.commerce.customers.all.get())
  if (!tab || !customer) return world.history.note('no customer yet')
  world.history.note(`${tab.name}, ${tab.user?.name ?? 'guest'}`)
  run(world, tab, customer)
}
