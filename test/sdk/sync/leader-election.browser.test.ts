import { expect, onTestFinished, test } from 'vitest'
import { browserEnvironment, type Environment } from '../../../sdk/environment.ts'
import { joinLeaderElection } from '../../../sdk/sync/leader-election.ts'
import { joinTabs } from '../../../sdk/sync/tabs.ts'

const fail = (error: unknown) => {
  throw error
}

/** Tabs that compete for one lock. Only the time is simulated: locks and messages are the browser's own. */
function setupTabs() {
  const name = `election ${crypto.randomUUID()}`
  const leaders = new Set<string>()
  const changes = new EventTarget()
  const timers = new Set<{ at: number; run: () => void }>()
  let now = 0

  function openTab(tab: string, changesToPlatform: Partial<Environment> = {}) {
    const environment: Environment = {
      ...browserEnvironment(),
      after(ms, run) {
        const timer = { at: now + ms, run }
        timers.add(timer)
        return () => void timers.delete(timer)
      },
      ...changesToPlatform,
    }
    const tabs = joinTabs(environment, Promise.resolve(name))
    const leadership = joinLeaderElection(
      environment,
      tabs,
      Promise.resolve(name),
      async (signal) => {
        leaders.add(tab)
        changes.dispatchEvent(new Event('change'))
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        leaders.delete(tab)
        changes.dispatchEvent(new Event('change'))
      },
      fail,
    )
    const close = async () => {
      await leadership.stop()
      tabs.close()
    }
    onTestFinished(close)
    return { close }
  }

  /** Resolves when exactly these tabs lead. */
  async function whenLeading(...expected: string[]): Promise<void> {
    const isMet = () => leaders.size === expected.length && expected.every((tab) => leaders.has(tab))
    while (!isMet())
      await new Promise((resolve) => changes.addEventListener('change', resolve, { once: true }))
  }

  /** Moves the time, and lets the messages arrive that tabs sent. */
  async function advance(ms: number): Promise<void> {
    now += ms
    for (const timer of Array.from(timers)) {
      if (timer.at > now) continue
      timers.delete(timer)
      timer.run()
    }
    // One round trip: the question of a tab, and the answer of the leader.
    await messagesArrive()
    await messagesArrive()
  }

  return { openTab, whenLeading, advance, leaders }
}

/** Messages arrive in order: when this one has arrived, all earlier ones have, too. */
function messagesArrive(): Promise<void> {
  const channel = `echo ${crypto.randomUUID()}`
  const [from, to] = [new BroadcastChannel(channel), new BroadcastChannel(channel)]
  return new Promise<void>((resolve) => {
    to.onmessage = () => resolve()
    from.postMessage('echo')
  }).finally(() => [from, to].forEach((end) => end.close()))
}

/** A frozen tab neither hears the other tabs nor answers them. */
const frozen = { openTabChannel: () => ({ post() {}, close() {} }) }

test('one tab leads, and the next one takes over when it closes', async () => {
  const tabs = setupTabs()
  const first = tabs.openTab('first')
  await tabs.whenLeading('first')
  const second = tabs.openTab('second')
  tabs.openTab('third')
  await first.close()
  await tabs.whenLeading('second')
  await second.close()
  await tabs.whenLeading('third')
})

test('a leader that answers is never replaced', async () => {
  const tabs = setupTabs()
  tabs.openTab('first')
  await tabs.whenLeading('first')
  tabs.openTab('second')
  for (let rounds = 0; rounds < 10; rounds += 1) await tabs.advance(5_000)
  expect(Array.from(tabs.leaders)).toEqual(['first'])
})

test('a leader that stops answering is replaced, and queues for the lock again', async () => {
  const tabs = setupTabs()
  tabs.openTab('frozen', frozen)
  await tabs.whenLeading('frozen')
  const second = tabs.openTab('second')
  // The second tab begins to watch once it knows the name of the election.
  await tabs.advance(0)
  for (let rounds = 0; rounds < 3; rounds += 1) await tabs.advance(5_000)
  expect(Array.from(tabs.leaders)).toEqual(['frozen'])
  await tabs.advance(5_000)
  await tabs.whenLeading('second')
  await second.close()
  await tabs.whenLeading('frozen')
})

test('without Web Locks the only tab leads until it is stopped', async () => {
  const tabs = setupTabs()
  const only = tabs.openTab('only', { locks: undefined })
  await tabs.whenLeading('only')
  await only.close()
  await tabs.whenLeading()
})

test('gives up the lead while the browser puts the page aside, and takes part again when it is shown', async () => {
  const { openTab, whenLeading } = setupTabs()
  const page = putAside()
  openTab('first', { onPutAside: page.watch })
  await whenLeading('first')
  page.leave()
  await whenLeading()
  const next = openTab('next')
  await whenLeading('next')
  page.comeBack()
  await next.close()
  await whenLeading('first')
})

test('does not wait for the lock while the browser puts the page aside', async () => {
  const { openTab, whenLeading } = setupTabs()
  const leader = openTab('leader')
  await whenLeading('leader')
  const page = putAside()
  openTab('aside', { onPutAside: page.watch })
  const isWaiting = async () =>
    ((await navigator.locks.query()).pending ?? []).some(({ name }) => name?.startsWith('election'))
  await expect.poll(isWaiting).toBe(true)
  page.leave()
  await expect.poll(isWaiting).toBe(false)
  await leader.close()
  page.comeBack()
  await whenLeading('aside')
})

/** Puts a page into the back/forward cache as a browser does. */
function putAside() {
  const watchers = new Set<readonly [leave: () => void, comeBack: () => void]>()
  return {
    watch(leave: () => void, comeBack: () => void) {
      const watcher = [leave, comeBack] as const
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    leave: () => watchers.forEach(([leave]) => leave()),
    comeBack: () => watchers.forEach(([, comeBack]) => comeBack()),
  }
}
