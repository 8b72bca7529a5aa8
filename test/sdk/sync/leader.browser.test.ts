import { expect, onTestFinished, test } from 'vitest'
import { browserEnvironment, type Environment } from '../../../sdk/environment.ts'
import { joinLeaderElection } from '../../../sdk/sync/leader-election.ts'
import { joinTabs } from '../../../sdk/sync/tabs.ts'

/** Tabs in line for one lock. Time is faked: `pass` moves it; locks and messages are the browser's own. */
const fail = (error: unknown) => {
  throw error
}

function setupLine() {
  const name = `line ${crypto.randomUUID()}`
  const sending = new Set<string>()
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
    const tabs = joinTabs(environment, name)
    const leadership = joinLeaderElection(
      environment,
      tabs,
      name,
      async (signal) => {
        sending.add(tab)
        changes.dispatchEvent(new Event('change'))
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        sending.delete(tab)
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

  async function whoSends(...expected: string[]): Promise<void> {
    const isSo = () => sending.size === expected.length && expected.every((tab) => sending.has(tab))
    while (!isSo())
      await new Promise((resolve) => changes.addEventListener('change', resolve, { once: true }))
  }

  /** Moves the time on, and lets messages that were sent meanwhile arrive. */
  async function pass(ms: number): Promise<void> {
    now += ms
    for (const timer of Array.from(timers)) {
      if (timer.at > now) continue
      timers.delete(timer)
      timer.run()
    }
    // A question travels there, and its answer back.
    await messagesArrive()
    await messagesArrive()
  }

  return { openTab, whoSends, pass, sending }
}

/** A message to oneself comes after those that others sent before. */
function messagesArrive(): Promise<void> {
  const channel = `echo ${crypto.randomUUID()}`
  const [from, to] = [new BroadcastChannel(channel), new BroadcastChannel(channel)]
  return new Promise<void>((resolve) => {
    to.onmessage = () => resolve()
    from.postMessage('echo')
  }).finally(() => [from, to].forEach((end) => end.close()))
}

const deaf = { openTabChannel: () => ({ post() {}, close() {} }) }

test('one tab sends; the next takes over when it closes', async () => {
  const line = setupLine()
  const first = line.openTab('first')
  await line.whoSends('first')
  const second = line.openTab('second')
  line.openTab('third')
  await first.close()
  await line.whoSends('second')
  await second.close()
  await line.whoSends('third')
})

test('a living sender is never taken for frozen', async () => {
  const line = setupLine()
  line.openTab('first')
  await line.whoSends('first')
  line.openTab('second')
  for (let rounds = 0; rounds < 10; rounds += 1) await line.pass(5_000)
  expect(Array.from(line.sending)).toEqual(['first'])
})

test('a sender that stopped answering loses its turn, and stands in line again', async () => {
  const line = setupLine()
  line.openTab('frozen', deaf)
  await line.whoSends('frozen')
  const second = line.openTab('second')
  for (let rounds = 0; rounds < 3; rounds += 1) await line.pass(5_000)
  expect(Array.from(line.sending)).toEqual(['frozen'])
  await line.pass(5_000)
  await line.whoSends('second')
  await second.close()
  await line.whoSends('frozen')
})

test('without Web Locks the only tab sends, until it is stopped', async () => {
  const line = setupLine()
  const only = line.openTab('only', { locks: undefined })
  await line.whoSends('only')
  await only.close()
  await line.whoSends()
})
