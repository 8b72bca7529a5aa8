import type { Headquarters } from '../api/headquarters.ts'
import type { NewIdentity, SignIn } from '../api/identities.ts'
import type { NewOrder } from '../api/new-order.ts'
import { parseJobName } from '../jobs/registry.ts'
import type { AttributeDefinition, AttributeGroup } from '../model/attributes.ts'
import type { ChannelBehaviour } from '../model/channel-behaviour.ts'
import type { FaultRule } from '../model/faults.ts'
import type { AutomaticLinking } from '../model/identity-rows.ts'
import { jobNames } from '../model/jobs.ts'
import { checkRange, ranges } from '../model/ranges.ts'
import type { Profile, Publish } from '../model/settings.ts'
import type { HeadquartersSnapshot } from '../model/snapshot.ts'
import type { StoreChanges } from '../model/store.ts'
import { checkNames } from '../wire/checks.ts'
import type { JsonObject } from '../wire/json.ts'

/** Answers a request of the console. `key`: the last segment of the path, where the route has a `*`. */
export type Handler = (hq: Headquarters, body: JsonObject, key: string) => Promise<unknown> | unknown

/** The routes of the console, by method and path. */
export const routes: Readonly<Record<string, Handler>> = {
  'GET /hq': (hq) => overview(hq),
  'GET /hq/tables': (hq) => hq.tables.read(),
  'POST /hq/tables/customers/*': (hq, body, guid) => hq.tables.repairCustomer(guid, body),
  'POST /hq/tables/addresses/*': (hq, body, id) => hq.tables.repairAddress(id, body),
  'POST /hq/tables/edits/*': (hq, body, id) => hq.tables.repairEdit(id, body),
  'GET /hq/log': (hq) => hq.log.get(),
  'DELETE /hq/log': (hq) => hq.log.clear(),
  'GET /hq/real-time': (hq) => hq.realTime.get(),
  'GET /hq/jobs': async (hq) => {
    const { schedules, lastRuns } = await hq.tables.read()
    return { jobs: jobNames, schedules, lastRuns }
  },
  'POST /hq/jobs/*': taking(['everyMs'], (hq, body, job) =>
    body.everyMs === undefined
      ? hq.jobs.run(parseJobName(job))
      : hq.jobs.schedule(parseJobName(job), { everyMs: unchecked<number>(body.everyMs) }),
  ),
  'POST /hq/jobs/synchronize-customers/*': taking([], (hq, _body, id) => hq.jobs.synchronize(id)),
  'DELETE /hq/jobs/*': (hq, _body, job) => hq.jobs.unschedule(parseJobName(job)),
  'GET /hq/switches': (hq) => switches(hq),
  'POST /hq/switches': (hq, body) => setSwitches(hq, body),
  'GET /hq/channel': (hq) => hq.channel.get(),
  'POST /hq/channel': async (hq, body) => {
    await hq.channel.set(unchecked<Partial<ChannelBehaviour>>(body))
    return hq.channel.get()
  },
  'GET /hq/store': (hq) => hq.store.get(),
  'POST /hq/store': async (hq, body) => {
    await hq.store.set(unchecked<StoreChanges>(body))
    return hq.store.get()
  },
  'GET /hq/publishing': async (hq) => ({ publish: await hq.publishing.get() }),
  'POST /hq/publishing': taking(['publish'], async (hq, body) => {
    await hq.publishing.set(unchecked<Publish>(body.publish))
    return { publish: await hq.publishing.get() }
  }),
  'GET /hq/attributes': (hq) => attributesOf(hq),
  'POST /hq/attributes': async (hq, body) => {
    await hq.attributes.define(unchecked<AttributeDefinition>(body))
    return attributesOf(hq)
  },
  'POST /hq/attributes/group': async (hq, body) => {
    await hq.attributes.setGroup(unchecked<Partial<AttributeGroup>>(body))
    return attributesOf(hq)
  },
  'DELETE /hq/attributes/*': (hq, _body, name) => hq.attributes.remove(name),
  'GET /hq/identities': (hq) => identitiesOf(hq),
  'POST /hq/identities': (hq, body) => hq.identities.createIdentity(unchecked<NewIdentity>(body)),
  'POST /hq/identities/sign-in': (hq, body) => hq.identities.signIn(unchecked<SignIn>(body)),
  'POST /hq/identities/automatic-linking': taking(['automaticLinking'], async (hq, body) => {
    await hq.identities.automaticLinking.set(unchecked<AutomaticLinking>(body.automaticLinking))
    return identitiesOf(hq)
  }),
  'GET /hq/faults': (hq) => hq.faults.list(),
  'POST /hq/faults': (hq, body) => hq.faults.add(unchecked<FaultRule>(body)),
  'DELETE /hq/faults': (hq) => hq.faults.clear(),
  'DELETE /hq/faults/*': (hq, _body, id) => hq.faults.remove(id),
  'GET /hq/clock': (hq) => ({ now: hq.clock.now() }),
  'POST /hq/clock': taking(['advanceMs'], async (hq, body) => {
    await hq.clock.advance(checkRange('advanceMs', body.advanceMs, ranges.delayMs))
    return { now: hq.clock.now() }
  }),
  'POST /hq/fixtures/customers': taking(['count'], (hq, body) =>
    hq.fixtures.customers(checkRange('count', body.count ?? 1, ranges.fixtures)),
  ),
  'POST /hq/fixtures/till-customers': (hq, body) => hq.fixtures.tillCustomer(body),
  'POST /hq/orders': (hq, body) => hq.orders.place(unchecked<NewOrder>(body)),
  'GET /hq/snapshot': (hq) => hq.snapshot(),
  'POST /hq/snapshot': (hq, body) => hq.restore(unchecked<HeadquartersSnapshot>(body)),
  'POST /hq/reset': taking([], (hq) => hq.reset()),
}

/** A handler that refuses a body with other names, such as misspelt ones: without them it would do something else. */
function taking(names: readonly string[], handler: Handler): Handler {
  return (hq, body, key) => {
    checkNames('The body', body, names)
    return handler(hq, body, key)
  }
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

async function attributesOf(hq: Headquarters) {
  const { channel, headquarters } = await hq.tables.read()
  return { headquarters: headquarters.attributes, channel: channel.attributes }
}

async function identitiesOf(hq: Headquarters) {
  return {
    ...hq.identities.accepts,
    identities: await hq.identities.list(),
    automaticLinking: await hq.identities.automaticLinking.get(),
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
