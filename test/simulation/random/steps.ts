import type { Commerce, Customer } from 'pending-sync'
import type { Fault } from '../../support/channel/faults.ts'
import type { Tab, World } from './simulation.ts'

/** Something that may happen. What cannot happen just now does nothing. */
export type Step = (world: World) => void | Promise<void>

const mostTabs = 3
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

/** Every step with how often it comes, compared with the others. */
export const steps: Readonly<Record<string, { readonly weight: number; readonly run: Step }>> = {
  'a shopper registers': {
    weight: 8,
    run: (world) => register(world, 1),
  },
  'three shoppers register at once': {
    weight: 2,
    run: (world) => register(world, 3),
  },
  'a shopper adds an address': {
    weight: 4,
    run: (world) => withSomeone(world, ({ witness }, ...who) => witness.addAddress(...who)),
  },
  'a shopper mends an address': {
    weight: 2,
    run: (world) => withSomeone(world, ({ witness }, ...who) => witness.editAddress(...who)),
  },
  'a shopper chooses a title': {
    weight: 2,
    run: (world) => withSomeone(world, ({ witness }, ...who) => witness.addTitle(...who)),
  },
  'a shopper adds a second phone': {
    weight: 2,
    run: (world) => withSomeone(world, ({ witness }, ...who) => witness.addContact(...who)),
  },
  'a shopper changes their name': {
    weight: 2,
    run: (world) => withSomeone(world, ({ witness }, ...who) => witness.rename(...who)),
  },
  'a shopper asks for a card': {
    weight: 2,
    run: (world) => withSomeone(world, ({ witness }, ...who) => witness.issueCard(...who)),
  },
  'everything is forgotten': {
    weight: 0.5,
    run: (world) => inSomeTab(world, ({ commerce }) => world.witness.forget(commerce)),
  },
  'a moment passes': { weight: 4, run: (world) => world.pass(world.dice.upTo(3_000)) },
  'a while passes': { weight: 3, run: (world) => world.pass(world.dice.upTo(90_000)) },
  'the device goes offline': { weight: 2, run: ({ line }) => line.become('offline') },
  'the device comes online': { weight: 3, run: ({ line }) => line.become('online') },
  'nothing gets through': { weight: 1, run: ({ line }) => line.become('cut') },
  'things go wrong': {
    weight: 5,
    run: ({ channel, dice }) => channel.faults.add(dice.pick(faults) ?? 'busy', dice.upTo(3)),
  },
  'answers are held up': { weight: 1, run: ({ channel }) => channel.holdAnswers() },
  'answers go on': { weight: 2, run: ({ channel }) => channel.releaseAnswers() },
  'a tab opens': { weight: 3, run: (world) => void (world.tabs.length < mostTabs && world.openTab()) },
  'a tab closes': {
    weight: 2,
    run: (world) => withoutSomeTab(world, ({ commerce }) => void commerce.stop()),
  },
  'a tab crashes': { weight: 2, run: (world) => withoutSomeTab(world, ({ platform }) => platform.crash()) },
  'a tab goes deaf': {
    weight: 1,
    run: (world) => inSomeTab(world, ({ platform }) => platform.become('deaf')),
  },
  'a tab freezes': {
    weight: 1,
    run: (world) => inSomeTab(world, ({ platform }) => platform.become('frozen')),
  },
  'everybody is awake': {
    weight: 1,
    run: ({ tabs }) => tabs.forEach(({ platform }) => platform.become('awake')),
  },
  'the channel asks for a token': { weight: 1, run: ({ line }) => void (line.asksForToken = true) },
  'the shopper signs in': { weight: 1, run: ({ line }) => void (line.token = 'a-token') },
  'the token takes its time': {
    weight: 1,
    run({ line, clock, dice }) {
      line.token = new Promise((resolve) => clock.after(dice.upTo(20_000), () => resolve('a-token')))
    },
  },
  'the channel changes its switches': {
    weight: 1,
    run: ({ channel, dice }) =>
      channel.setSwitches({
        asyncAddresses: dice.next() < 0.5,
        enhancedAsyncCreation: dice.next() < 0.5,
      }),
  },
  'the channel changes its mode': {
    weight: 1,
    run: ({ channel, dice }) => channel.setMode(dice.pick(['sync', 'async'] as const) ?? 'sync'),
  },
  'the jobs run': { weight: 2, run: ({ channel }) => channel.ledger.convert() },
  'a person decides': { weight: 2, run: (world) => inSomeTab(world, (tab) => decide(world, tab)) },
}

/** Whoever registers has the shop open. */
function register(world: World, shoppers: number): void {
  const tab = world.dice.pick(world.tabs) ?? world.openTab()
  for (let count = 0; count < shoppers; count += 1) world.witness.create(tab.commerce)
}

function inSomeTab({ dice, tabs }: World, run: (tab: Tab) => void): void {
  const tab = dice.pick(tabs)
  if (tab) run(tab)
}

function withoutSomeTab(world: World, run: (tab: Tab) => void): void {
  inSomeTab(world, (tab) => {
    world.tabs.splice(world.tabs.indexOf(tab), 1)
    run(tab)
  })
}

function withSomeone(
  world: World,
  run: (world: World, commerce: Commerce, customer: Customer) => void,
): void {
  inSomeTab(world, ({ commerce }) => {
    const customer = world.dice.pick(commerce.customers.all.get())
    if (customer) run(world, commerce, customer)
  })
}

/** Whoever decides has asked headquarters first; what was refused is tried once more. */
function decide({ channel, witness }: World, { commerce }: Tab): void {
  for (const { id, kind, customerKey, status, nextAttemptAt } of commerce.outbox.get()) {
    const email = commerce.customers.all.get().find(({ key }) => key === customerKey)?.email ?? ''
    // Another tab may have been quicker; that is not a failure.
    const quietly = (decision: Promise<void>) => void decision.catch(() => undefined)
    if (status === 'refused') quietly(commerce.outbox.retry(id))
    if (kind !== 'create-customer' || status !== 'in-doubt' || nextAttemptAt !== undefined) continue
    if (channel.ledger.has(email)) witness.giveUp(email)
    quietly(commerce.outbox.resolve(id, channel.ledger.has(email) ? 'discard' : 'resend'))
  }
}
