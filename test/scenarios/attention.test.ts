import { describe, expect, test, type TestContext } from 'vitest'
import { fastClock } from '../support/fast-clock.ts'
import { setupHarness } from '../support/harness.ts'
import { ada } from './shop.ts'

const speed = 500

/** A page that a person can look at or leave, with a clock that runs five hundred times as fast. */
function createPage() {
  const clock = fastClock(speed)
  const returns = new Set<() => void>()
  let isVisible = true
  return {
    environment: {
      ...clock,
      isVisible: () => isVisible,
      onOnlineOrVisible(run: () => void) {
        returns.add(run)
        return () => void returns.delete(run)
      },
    },
    hide: () => void (isVisible = false),
    show() {
      isVisible = true
      for (const run of returns) run()
    },
    wait: (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve)),
  }
}

/** A channel in async mode, with a count of the questions for one customer. */
function setupChannel({ onTestFinished }: TestContext) {
  const harness = setupHarness({ profile: { createCustomersAsync: true } }, onTestFinished)
  let questions = 0
  const open = (page: ReturnType<typeof createPage>) =>
    harness.openTab(
      {},
      {
        ...page.environment,
        async fetch(input, init) {
          const request = new Request(input, init)
          if (request.method === 'GET' && request.url.includes('Customers(')) questions += 1
          return harness.hq.fetch(request)
        },
      },
    )
  return { open, harness, questions: () => questions }
}

const minute = 60_000

describe('account numbers are asked for while somebody looks', () => {
  test('nobody looks: nothing is asked; a person comes back: it is asked at once', async (context) => {
    const { open, harness, questions } = setupChannel(context)
    const page = createPage()
    const shop = open(page)
    const { key } = await shop.customers.create(ada)
    await expect.poll(questions).toBeGreaterThan(0)
    expect(shop.status.get().nextLookAt).toBeGreaterThan(Date.now())
    page.hide()
    // A question that was planned is let go.
    await expect.poll(() => shop.status.get().nextLookAt).toBeUndefined()
    const before = questions()
    await page.wait(20 * minute)
    expect(questions()).toBe(before)
    await harness.runJobs()
    page.show()
    await expect.poll(async () => (await shop.customers.get(key))?.status).toBe('synced')
    expect(questions()).toBe(before + 1)
  })

  test('a hidden leader asks while another tab is looked at, and rests again when that one is left', async (context) => {
    const { open, questions } = setupChannel(context)
    const [leading, other] = [createPage(), createPage()]
    const leader = open(leading)
    await leader.customers.create(ada)
    leading.hide()
    await expect.poll(() => leader.status.get().nextLookAt).toBeUndefined()
    const before = questions()
    const follower = open(other)
    await follower.ready
    await expect.poll(questions).toBeGreaterThan(before + 1)
    expect(follower.status.get().nextLookAt).toBeGreaterThan(0)
    other.hide()
    await expect.poll(() => leader.status.get().nextLookAt).toBeUndefined()
    const afterLeaving = questions()
    await other.wait(20 * minute)
    expect(questions()).toBe(afterLeaving)
  })

  test('the channel says when the jobs run next: it is asked then, and not before', async (context) => {
    const { harness } = setupChannel(context)
    const page = createPage()
    const nextRunAt = page.environment.now() + 10 * minute
    const askedAt: number[] = []
    const shop = harness.openTab(
      {},
      {
        ...page.environment,
        async fetch(input, init) {
          const request = new Request(input, init)
          if (request.method === 'GET' && request.url.includes('Customers('))
            askedAt.push(page.environment.now())
          const answer = await harness.hq.fetch(request)
          answer.headers.set('Next-Run', new Date(nextRunAt).toUTCString())
          return answer
        },
      },
    )
    await shop.refreshChannel()
    const { key } = await shop.customers.create(ada)
    await harness.runJobs()
    await expect.poll(async () => (await shop.customers.get(key))?.status, { timeout: 15_000 }).toBe('synced')
    expect(askedAt).toHaveLength(1)
    expect(askedAt[0]).toBeGreaterThanOrEqual(nextRunAt - 1_000)
  })
})
