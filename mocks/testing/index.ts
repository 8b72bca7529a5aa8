/**
 * The test kit: a shop and a headquarters in memory, under one virtual clock.
 *
 * @module pending-sync/testing
 */

import { createHeadquartersWith } from '../headquarters.ts'
import { checkAdvance } from '../model/ranges.ts'
import { createClock } from '../runtime/clock.ts'
import { createActivity } from './activity.ts'
import type { TestShop, TestShopOptions } from './api.ts'
import { checkShopOptions } from './check-options.ts'
import { createDevice, type Device } from './device.ts'
import { createFetch } from './fetch.ts'
import { deleteDatabases, provideIndexedDb } from './in-memory-indexed-db.ts'
import { seededRandom } from './seeded-random.ts'
import { createSignIn } from './sign-in.ts'
import { createTimers } from './timers.ts'

/**
 * Opens a shop for one test: a headquarters, and a browser with a tab. It works in Node, jsdom, happy-dom and browsers, and needs
 * neither fake timers nor a server. Close it with `dispose` or `await using`.
 */
export async function createTestShop(options: TestShopOptions = {}): Promise<TestShop> {
  checkShopOptions(options)
  const { profile = 'sync', now = Date.now(), commerce: commerceOptions, ...others } = options
  const ownClock = createClock(now)
  const headquarters = createHeadquartersWith(
    {
      ...others,
      now,
      profile: typeof profile === 'object' ? profile : { createCustomersAsync: profile === 'async' },
    },
    () => ownClock,
  )
  const { clock } = headquarters
  const activity = createActivity(ownClock.hasSleepers)
  const timers = createTimers(clock.now)
  const closing = new AbortController()
  const removeIndexedDb = provideIndexedDb()
  const devices: Device[] = []

  function openDevice(): Device {
    const device = createDevice({
      activity,
      timers,
      now: clock.now,
      random: seededRandom(options.seed),
      fetch: createFetch(headquarters, activity, closing.signal),
      options: {
        baseUrl: 'https://channel.example/',
        operatingUnitNumber: options.operatingUnitNumber ?? '068',
        ...commerceOptions,
      },
    })
    devices.push(device)
    return device
  }

  const openTabs = () => devices.flatMap(({ tabs }) => Array.from(tabs))

  async function runJobs(): Promise<void> {
    await activity.settled()
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await headquarters.jobs.run(job)
    await Promise.all(openTabs().map((tab) => tab.reconcile()))
    await activity.settled()
  }

  async function advance(ms: number): Promise<void> {
    checkAdvance(ms)
    await activity.settled()
    const end = clock.now() + ms
    for (let at = -Infinity; at < end;) {
      at = Math.min(timers.nextAt() ?? end, end)
      await clock.advance(Math.max(0, at - clock.now()))
      timers.fireDue()
      await activity.settled()
    }
  }

  async function close(): Promise<void> {
    closing.abort()
    await Promise.all(openTabs().map((tab) => tab.stop()))
    await headquarters.stop()
    await Promise.all(devices.map(({ id }) => deleteDatabases(id)))
    removeIndexedDb()
  }
  let closed: Promise<void> | undefined
  const dispose = () => (closed ??= close())

  const { openTab, goOffline, goOnline } = openDevice()
  const commerce = await openTab().catch(async (error: unknown) => {
    await dispose()
    throw error
  })
  return {
    commerce,
    headquarters,
    openTab,
    openDevice,
    goOffline,
    goOnline,
    signIn: createSignIn(headquarters, activity),
    runJobs,
    advance,
    settled: activity.settled,
    async loseNextAnswer(operation = 'POST Customers') {
      await headquarters.faults.add({ on: operation, kind: 'no-answer', times: 1 })
    },
    dispose,
    [Symbol.asyncDispose]: dispose,
  }
}

export type { Headquarters } from '../api/headquarters.ts'
export type { TestCommerceOptions, TestDevice, TestShop, TestShopOptions } from './api.ts'
