import type { Commerce, Customer } from 'pending-sync'
import type { Fault } from '../../support/channel/faults.ts'
import type { Simulation, Tab } from './simulation.ts'
import type { Steps } from './take-steps.ts'

const maxTabs = 3
const faults: readonly Fault[] = [
  'gateway-timeout',
  'never-arrived',
  'unreadable',
  'cut',
  'busy',
  'too-many',
  'unauthorized',
  'refused',
]

/** Everything that can happen, with its weight. */
export const steps: Steps<Simulation> = {
  'a shopper registers': {
    weight: 8,
    run: (simulation) => register(simulation, 1),
  },
  'three shoppers register at once': {
    weight: 2,
    run: (simulation) => register(simulation, 3),
  },
  'a shopper adds an address': {
    weight: 4,
    run: (simulation) => forSomeCustomer(simulation, simulation.oracle.addAddress),
  },
  'a shopper edits an address': {
    weight: 2,
    run: (simulation) => forSomeCustomer(simulation, simulation.oracle.editAddress),
  },
  'a shopper adds a title': {
    weight: 2,
    run: (simulation) => forSomeCustomer(simulation, simulation.oracle.addTitle),
  },
  'a shopper adds a second phone': {
    weight: 2,
    run: (simulation) => forSomeCustomer(simulation, simulation.oracle.addContact),
  },
  'a shopper changes their name': {
    weight: 2,
    run: (simulation) => forSomeCustomer(simulation, simulation.oracle.rename),
  },
  'a shopper asks for a loyalty card': {
    weight: 2,
    run: (simulation) => forSomeCustomer(simulation, simulation.oracle.issueCard),
  },
  'everything on the device is forgotten': {
    weight: 0.5,
    run: (simulation) => inSomeTab(simulation, ({ commerce }) => simulation.oracle.forget(commerce)),
  },
  'up to three seconds pass': {
    weight: 4,
    run: (simulation) => simulation.advance(simulation.random.upTo(3_000)),
  },
  'up to ninety seconds pass': {
    weight: 3,
    run: (simulation) => simulation.advance(simulation.random.upTo(90_000)),
  },
  'the device goes offline': { weight: 2, run: ({ network }) => network.setState('offline') },
  'the device comes online': { weight: 3, run: ({ network }) => network.setState('online') },
  'the channel becomes unreachable': { weight: 1, run: ({ network }) => network.setState('unreachable') },
  'the next creates or edits go wrong': {
    weight: 5,
    run({ channel, random, history }) {
      const [fault, times] = [random.pick(faults) ?? 'busy', random.upTo(3)]
      history.note(`${fault} ×${times}`)
      channel.faults.add(fault, times)
    },
  },
  'the channel holds its answers': { weight: 1, run: ({ channel }) => channel.holdAnswers() },
  'the channel releases its answers': { weight: 2, run: ({ channel }) => channel.releaseAnswers() },
  'a tab opens': {
    weight: 3,
    run(simulation) {
      const isPossible = simulation.tabs.length < maxTabs
      simulation.history.note(isPossible ? simulation.openTab().name : `${maxTabs} tabs are open already`)
    },
  },
  'a tab closes': {
    weight: 2,
    run: (simulation) => removeSomeTab(simulation, ({ commerce }) => void commerce.stop()),
  },
  'a tab crashes': {
    weight: 2,
    run: (simulation) => removeSomeTab(simulation, ({ platform }) => platform.crash()),
  },
  'a tab is isolated': {
    weight: 1,
    run: (simulation) => inSomeTab(simulation, ({ platform }) => platform.setState('isolated')),
  },
  'a tab freezes': {
    weight: 1,
    run: (simulation) => inSomeTab(simulation, ({ platform }) => platform.setState('frozen')),
  },
  'all tabs become active': {
    weight: 1,
    run: ({ tabs }) => tabs.forEach(({ platform }) => platform.setState('active')),
  },
  "the shopper's session ends": { weight: 1, run: ({ network }) => void (network.token = undefined) },
  'the shopper signs in': { weight: 1, run: ({ network }) => void (network.token = 'a-token') },
  'the token takes up to twenty seconds': {
    weight: 1,
    run({ network, clock, random }) {
      network.token = new Promise((resolve) => clock.after(random.upTo(20_000), () => resolve('a-token')))
    },
  },
  'the channel changes its switches': {
    weight: 1,
    run({ channel, random, history }) {
      const switches = { asyncAddresses: random.next() < 0.5, enhancedAsyncCreation: random.next() < 0.5 }
      history.note(JSON.stringify(switches))
      channel.setSwitches(switches)
    },
  },
  'the channel changes its mode': {
    weight: 1,
    run({ channel, random, history }) {
      const mode = random.pick(['sync', 'async'] as const) ?? 'sync'
      history.note(mode)
      channel.setMode(mode)
    },
  },
  'the jobs run': { weight: 2, run: ({ channel }) => channel.customers.assignAccountNumbers() },
  'a person resolves entries': {
    weight: 2,
    run: (simulation) => inSomeTab(simulation, (tab) => resolveEntries(simulation, tab)),
  },
}

/** Opens a tab if there is none: a shopper can only register with the shop open. */
function register(simulation: Simulation, shoppers: number): void {
  const tab = simulation.random.pick(simulation.tabs) ?? simulation.openTab()
  simulation.history.note(tab.name)
  for (let count = 0; count < shoppers; count += 1) simulation.oracle.create(tab.commerce)
}

function inSomeTab({ random, tabs, history }: Simulation, run: (tab: Tab) => void): void {
  const tab = random.pick(tabs)
  if (!tab) return history.note('no tab is open')
  history.note(tab.name)
  run(tab)
}

function removeSomeTab(simulation: Simulation, run: (tab: Tab) => void): void {
  inSomeTab(simulation, (tab) => {
    simulation.tabs.splice(simulation.tabs.indexOf(tab), 1)
    run(tab)
  })
}

function forSomeCustomer(
  simulation: Simulation,
  run: (commerce: Commerce, customer: Customer) => void,
): void {
  inSomeTab(simulation, ({ commerce }) => {
    const customer = simulation.random.pick(commerce.customers.all.get())
    if (!customer) return simulation.history.note('no customer yet')
    simulation.history.note(customer.email ?? customer.key)
    run(commerce, customer)
  })
}

/** Acts as somebody who looks in headquarters first, and who retries everything that was refused. */
function resolveEntries({ channel, oracle }: Simulation, { commerce }: Tab): void {
  for (const { id, kind, customerKey, status, nextAttemptAt } of commerce.outbox.get()) {
    const email = commerce.customers.all.get().find(({ key }) => key === customerKey)?.email ?? ''
    // Another tab may have resolved the entry already; that is no failure.
    const ignoreRejection = (resolved: Promise<void>) => void resolved.catch(() => undefined)
    if (status === 'refused') ignoreRejection(commerce.outbox.retry(id))
    if (kind !== 'create-customer' || status !== 'in-doubt' || nextAttemptAt !== undefined) continue
    const isThere = channel.customers.has(email)
    if (isThere) oracle.noteDiscarded(email)
    ignoreRejection(commerce.outbox.resolve(id, isThere ? 'discard' : 'resend'))
  }
}
