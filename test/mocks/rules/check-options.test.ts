import { describe, expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import type { FaultRule } from '../../../mocks/model/faults.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, asShopper } from '../client.ts'

describe('options', () => {
  test.each([
    [
      { realTime: { concurrentCalls: 0 } },
      'realTime.concurrentCalls is a whole number from 1 to 1000000, not 0',
    ],
    [{ realTime: { concurrentCalls: NaN } }, 'realTime.concurrentCalls is a whole number'],
    [{ realTime: { serviceMs: -1 } }, 'realTime.serviceMs is a number from 0 to 3155760000000, not -1'],
    [{ realTime: { serviceMs: Infinity } }, 'realTime.serviceMs is a number'],
    [{ realTime: { failureRate: 2 } }, 'realTime.failureRate is a number from 0 to 1, not 2'],
    [{ realTime: { failureRate: '0' } }, 'realTime.failureRate is a number from 0 to 1, not "0"'],
    [{ realTime: { failurerate: 0 } }, 'realTime has no "failurerate". Known: concurrentCalls,'],
    [{ operatingUnitNumber: '' }, 'operatingUnitNumber is the number of the channel'],
    [{ seed: 0.5 }, 'seed is a whole number'],
    [{ now: NaN }, 'now, in milliseconds since the epoch, is a number from'],
    [{ publish: 'later' }, 'publish is one of at once, by jobs, not "later"'],
    [{ idempotencyKeys: true }, 'idempotencyKeys is one of off, on'],
    [{ enhancedParts: ['title'] }, 'enhancedParts is one of titles, affiliations, contacts, not "title"'],
    [
      { features: { asyncEditing: true } },
      'The switch asyncEditing needs asyncAddresses and enhancedAsyncCreation',
    ],
    [{ features: { asyncAddress: true } }, 'There is no switch named "asyncAddress"'],
    [{ features: { asyncAddresses: 'yes' } }, 'asyncAddresses is either true or false'],
    [{ profile: { createCustomerAsync: true } }, 'no option of the profile named "createCustomerAsync"'],
    [{ feature: {} }, 'createHeadquarters has no "feature". Known: profile, features,'],
  ])('%j are refused with what is allowed', (options, message) => {
    expect(() => createHeadquarters(options as HeadquartersOptions)).toThrow(message)
  })

  test.each([
    [null, 'createHeadquarters takes an object with options, not null'],
    ['async', 'createHeadquarters takes an object with options, not "async"'],
    [{ profile: true }, 'profile is an object with options, not true'],
    [{ features: null }, 'features is an object with options, not null'],
    [{ store: null }, 'store is an object with options, not null'],
    [{ realTime: 5 }, 'realTime is an object with options, not 5'],
    [{ identities: null }, 'identities is an object with options, not null'],
    [{ identities: { clientIds: 'shop' } }, 'identities.clientIds is a list with at least one client id'],
    [{ identities: { clientIds: null } }, 'identities.clientIds is a list with at least one client id'],
    [{ identities: { tokenLifetimeMs: '5000' } }, 'identities.tokenLifetimeMs is a number from 1000'],
    [{ identities: { signInPage: 'http://' } }, 'identities.signInPage is the URL of a page'],
    [{ identities: { signOutPage: 5 } }, 'identities.signOutPage is the URL of a page'],
    [{ operatingUnitNumber: 68 }, 'operatingUnitNumber is a text, such as "068", not 68'],
    [{ attributes: null }, 'attributes is a list of definitions, not null'],
    [{ enhancedParts: 'titles' }, 'enhancedParts is a list of parts, such as ["titles"], not "titles"'],
    [{ now: new Date(0) }, 'now is milliseconds since the epoch, such as date.getTime(), or a function'],
    [{ now: '2030-01-01' }, 'now is milliseconds since the epoch, such as date.getTime(), or a function'],
    [{ now: () => NaN }, 'now is milliseconds since the epoch, such as date.getTime(), or a function'],
    [{ now: () => new Date() }, 'now is milliseconds since the epoch, such as date.getTime(), or a function'],
    [{ tables: 'data.db' }, 'tables is a storage of rows, such as memoryTables(), not "data.db"'],
    [{ tables: {} }, 'tables is a storage of rows, such as memoryTables()'],
    [{ onLog: 'x' }, 'onLog is a function, not "x"'],
  ])('%j of a wrong type are a TypeError that names the remedy', (options, message) => {
    const create = () => createHeadquarters(options as unknown as HeadquartersOptions)
    expect(create).toThrow(TypeError)
    expect(create).toThrow(message)
  })

  test('that are undefined have their default', async () => {
    const options: Record<keyof HeadquartersOptions, unknown> = {
      seed: undefined,
      now: undefined,
      tables: undefined,
      onLog: undefined,
      publish: undefined,
      attributes: undefined,
      operatingUnitNumber: undefined,
      idempotencyKeys: undefined,
      enhancedParts: undefined,
      profile: { createCustomersAsync: undefined },
      features: { asyncEditing: undefined },
      store: { country: undefined },
      channel: { roles: undefined },
      identities: {
        clientIds: undefined,
        tokens: undefined,
        tokenLifetimeMs: undefined,
        signInPage: undefined,
      },
      realTime: { concurrentCalls: undefined, serviceMs: undefined, failureRate: undefined },
    }
    const hq = createHeadquarters(options as HeadquartersOptions)
    expect(await hq.features.get()).toMatchObject({ asyncEditing: false })
    expect(await hq.profile.get()).toMatchObject({ createCustomersAsync: false })
    expect(hq.identities.accepts).toEqual({ tokens: 'signed', clientIds: ['shop'] })
    const created = await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna'))
    expect(created.status).toBe(201)
  })

  test('of time are checked at each reading', () => {
    const times = [0, 1, NaN]
    const hq = createHeadquarters({ now: () => times.shift() ?? NaN })
    while (times.length > 1) hq.clock.now()
    expect(() => hq.clock.now()).toThrow('The time that now() returns is a number from')
  })

  test('of the profile are checked when they are changed, too', async () => {
    const hq = createHeadquarters()
    await expect(hq.profile.set({ createCustomerAsync: true } as object)).rejects.toThrow(TypeError)
    await expect(hq.features.set({ toString: true } as object)).rejects.toThrow('no switch named "toString"')
    expect(await hq.profile.get()).toEqual({ createCustomersAsync: false, filterSharedCustomerData: false })
  })
})

describe('faults, schedules and the clock', () => {
  const hq = createHeadquarters({ now: 0 })

  test.each([
    [{ ms: -1 }, 'ms is a number from 0 to 3155760000000, not -1'],
    [{ ms: 1e300 }, 'ms is a number'],
    [{ ms: '5' }, 'ms is a number from 0 to 3155760000000, not "5"'],
    [{ times: 0 }, 'times is a whole number from 1, not 0'],
    [{ times: 1.5 }, 'times is a whole number'],
    [{ after: -1 }, 'after is a whole number from 0'],
    [{ probability: 2 }, 'probability is a number from 0 to 1, not 2'],
    [{ status: 99 }, 'status is a whole number from 200 to 599, not 99'],
    [{ time: 1 }, 'A fault has no "time". Known: on, kind, times,'],
    [{ errorResourceId: 7 }, 'errorResourceId is a text'],
    [{ location: 'a b' }, 'location is a URL'],
    [{ retryAfter: -1 }, 'retryAfter is a number from 0'],
    [{ connection: 'old' }, 'connection is one of new, kept, not "old"'],
  ])('a fault with %j is refused', async (values, message) => {
    const rule = { on: '*', kind: 'slow', ...values } as FaultRule
    await expect(hq.faults.add(rule)).rejects.toThrow(message)
    expect(await hq.faults.list()).toEqual([])
  })

  test.each([0, -1, 0.5, NaN, Infinity, 4e12, '60000'])('an interval of %j is refused', async (everyMs) => {
    const schedule = hq.jobs.schedule('P-job', { everyMs: everyMs as number })
    await expect(schedule).rejects.toThrow('everyMs is a number from 1 to 3155760000000, not ')
    expect((await hq.tables.read()).schedules).toEqual([])
  })

  test.each([-1, NaN, Infinity, 1e300])('the clock does not advance by %j', async (ms) => {
    await expect(hq.clock.advance(ms)).rejects.toThrow(
      'The time to advance, in milliseconds, is a number from 0',
    )
    expect(hq.clock.now()).toBe(0)
  })

  test.each([204, 205, 304])(
    'a status fault with %j is rejected, because its answer has no body',
    async (status) => {
      const added = hq.faults.add({ on: '*', kind: 'status', status, times: 1 })
      await expect(added).rejects.toThrow(`the status ${status} has no body`)
    },
  )
})
