import type { Headquarters, NewOrder } from '../api/headquarters.ts'
import { jobNames, parseJobName } from '../jobs/registry.ts'
import type { ChannelBehaviour, ChannelPreset } from '../model/channel-behaviour.ts'
import type { FaultRule } from '../model/faults.ts'
import type { Profile, Publish } from '../model/settings.ts'
import type { HeadquartersSnapshot } from '../model/snapshot.ts'
import { parseBehaviour, strict } from '../rules/channel-behaviour.ts'
import type { JsonObject } from '../wire/json.ts'

/** Answers a request of the console. `key`: the last segment of the path, where the route has a `*`. */
export type Handler = (hq: Headquarters, body: JsonObject, key: string) => Promise<unknown> | unknown

/** The routes of the console, by method and path. */
export const routes: Readonly<Record<string, Handler>> = {
  'GET /hq': (hq) => overview(hq),
  'GET /hq/tables': (hq) => hq.tables.read(),
  'POST /hq/tables/customers/*': (hq, body, guid) => hq.tables.repairCustomer(guid, body),
  'POST /hq/tables/addresses/*': (hq, body, id) => hq.tables.repairAddress(id, body),
  'GET /hq/log': (hq) => hq.log.get(),
  'DELETE /hq/log': (hq) => hq.log.clear(),
  'GET /hq/real-time': (hq) => hq.realTime.get(),
  'GET /hq/jobs': async (hq) => {
    const { schedules, lastRuns } = await hq.tables.read()
    return { jobs: jobNames, schedules, lastRuns }
  },
  'POST /hq/jobs/*': (hq, body, job) =>
    body.everyMs === undefined
      ? hq.jobs.run(parseJobName(job))
      : hq.jobs.schedule(parseJobName(job), { everyMs: Number(body.everyMs) }),
  'DELETE /hq/jobs/*': (hq, _body, job) => hq.jobs.unschedule(parseJobName(job)),
  'GET /hq/switches': (hq) => switches(hq),
  'POST /hq/switches': (hq, body) => setSwitches(hq, body),
  'GET /hq/channel': (hq) => hq.channel.get(),
  'POST /hq/channel': async (hq, { preset, ...options }) => {
    const named = preset === undefined ? {} : parseBehaviour(unchecked<ChannelPreset>(preset), strict)
    await hq.channel.set({ ...named, ...unchecked<Partial<ChannelBehaviour>>(options) })
    return hq.channel.get()
  },
  'GET /hq/publishing': async (hq) => ({ publish: await hq.publishing.get() }),
  'POST /hq/publishing': async (hq, body) => {
    await hq.publishing.set(unchecked<Publish>(body.publish))
    return { publish: await hq.publishing.get() }
  },
  'GET /hq/faults': (hq) => hq.faults.list(),
  'POST /hq/faults': (hq, body) => hq.faults.add(unchecked<FaultRule>(body)),
  'DELETE /hq/faults': (hq) => hq.faults.clear(),
  'DELETE /hq/faults/*': (hq, _body, id) => hq.faults.remove(id),
  'GET /hq/clock': (hq) => ({ now: hq.clock.now() }),
  'POST /hq/clock': async (hq, body) => {
    await hq.clock.advance(nonNegative(body.advanceMs, 'advanceMs'))
    return { now: hq.clock.now() }
  },
  'POST /hq/fixtures/customers': (hq, body) => hq.fixtures.customers(nonNegative(body.count ?? 1, 'count')),
  'POST /hq/orders': (hq, body) => hq.orders.place(newOrder(body)),
  'GET /hq/snapshot': (hq) => hq.snapshot(),
  'POST /hq/snapshot': (hq, body) => hq.restore(unchecked<HeadquartersSnapshot>(body)),
  'POST /hq/reset': (hq) => hq.reset(),
}

/** A value from a body as the type that `hq` expects. `hq` checks it and throws an error that names what is wrong. */
function unchecked<Value>(value: unknown): Value {
  return value as Value
}

async function overview(hq: Headquarters) {
  const { channel, headquarters } = await hq.tables.read()
  return {
    routes: Object.keys(routes),
    switches: await switches(hq),
    counts: {
      channel: {
        customers: channel.customers.length,
        pending: channel.asyncCustomers.filter(({ accountNumber }) => accountNumber === undefined).length,
      },
      headquarters: {
        customers: headquarters.customers.length,
        uploaded: headquarters.asyncCustomers.length,
      },
    },
  }
}

async function switches(hq: Headquarters) {
  const { channel, headquarters } = await hq.tables.read()
  return {
    headquarters: { ...headquarters.profile, ...headquarters.features },
    channel: channel.configuration,
  }
}

const profileNames: readonly (keyof Profile)[] = ['createCustomersAsync', 'filterSharedCustomerData']

async function setSwitches(hq: Headquarters, body: JsonObject) {
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'boolean') throw new TypeError(`${name} is either true or false`)
  }
  const isProfile = ([name]: [string, unknown]) => profileNames.some((known) => known === name)
  const entries = Object.entries(body)
  // The switches of feature management first: they may be refused, and then nothing must change.
  await hq.features.set(Object.fromEntries(entries.filter((entry) => !isProfile(entry))))
  await hq.profile.set(Object.fromEntries(entries.filter(isProfile)))
  return switches(hq)
}

function nonNegative(value: unknown, name: string): number {
  if (typeof value === 'number' && value >= 0) return value
  throw new TypeError(`${name} is a number from 0`)
}

function newOrder({ account, mode, channelReferenceId }: JsonObject): NewOrder {
  return {
    account: String(account),
    ...((mode === 'sync' || mode === 'async') && { mode }),
    ...(typeof channelReferenceId === 'string' && { channelReferenceId }),
  }
}
