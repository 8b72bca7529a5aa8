import type { Headquarters, NewOrder } from '../api/headquarters.ts'
import { bodyObject, bodyText } from '../http/body.ts'
import { parseJobName, jobNames } from '../jobs/registry.ts'
import type { FaultRule } from '../model/faults.ts'
import type { Features, Profile, Publish } from '../model/settings.ts'
import type { HeadquartersSnapshot } from '../model/snapshot.ts'
import type { JsonObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'

type Handler = (hq: Headquarters, body: JsonObject, part: string) => Promise<unknown> | unknown

/** What people and scripts do to a headquarters, as JSON. `*` stands for one part of the path. */
const routes: Readonly<Record<string, Handler>> = {
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
  'GET /hq/publishing': async (hq) => ({ publish: await hq.publishing.get() }),
  'POST /hq/publishing': async (hq, body) => {
    await hq.publishing.set(body.publish as Publish)
    return { publish: await hq.publishing.get() }
  },
  'GET /hq/faults': (hq) => hq.faults.list(),
  'POST /hq/faults': (hq, body) => hq.faults.add(body as unknown as FaultRule),
  'DELETE /hq/faults': (hq) => hq.faults.clear(),
  'DELETE /hq/faults/*': (hq, _body, id) => hq.faults.remove(id),
  'GET /hq/clock': (hq) => ({ now: hq.clock.now() }),
  'POST /hq/clock': async (hq, body) => {
    await hq.clock.advance(positive(body.advanceMs, 'advanceMs'))
    return { now: hq.clock.now() }
  },
  'POST /hq/fixtures/customers': (hq, body) => hq.fixtures.customers(positive(body.count ?? 1, 'count')),
  'POST /hq/orders': (hq, body) => hq.orders.place(newOrder(body)),
  'GET /hq/snapshot': (hq) => hq.snapshot(),
  'POST /hq/snapshot': (hq, body) => hq.restore(body as unknown as HeadquartersSnapshot),
  'POST /hq/reset': (hq) => hq.reset(),
}

/** A whole headquarters may come back, in characters. */
const largestSnapshot = 100_000_000

export function isConsole(url: URL): boolean {
  return url.pathname === '/hq' || url.pathname.startsWith('/hq/')
}

export async function answerConsole(hq: Headquarters, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const path = url.pathname.replace(/\/$/, '')
  try {
    const found = routeFor(request.method, path)
    if (!found) return json({ error: unknown(request.method, path) }, 404)
    const result = await found.handler(
      hq,
      bodyObject(request, await bodyText(request, largestSnapshot)),
      found.part,
    )
    return json(result ?? { done: true })
  } catch (error) {
    return failure(error)
  }
}

function routeFor(method: string, path: string): { handler: Handler; part: string } | undefined {
  const exact = routes[`${method} ${path}`]
  if (exact) return { handler: exact, part: '' }
  const slash = path.lastIndexOf('/')
  const handler = routes[`${method} ${path.slice(0, slash)}/*`]
  return handler && { handler, part: decodeURIComponent(path.slice(slash + 1)) }
}

function unknown(method: string, path: string): string {
  return `There is no ${method} ${path}. Known: ${Object.keys(routes).join(', ')}`
}

/** What the caller got wrong is told; anything else is ours, and its details stay here. */
function failure(error: unknown): Response {
  if (error instanceof Refusal) {
    return json({ error: error.message, errorResourceId: error.resourceId }, error.status)
  }
  const isTheirs = error instanceof TypeError || error instanceof RangeError || error instanceof URIError
  const message = isTheirs ? error.message : 'The headquarters could not do this'
  return json({ error: message }, isTheirs ? 400 : 500)
}

/** People read it in a terminal, too. */
function json(value: unknown, status = 200): Response {
  const headers = { 'Content-Type': 'application/json' }
  return new Response(`${JSON.stringify(value, null, 2)}\n`, { status, headers })
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
  const isProfile = (name: string) => profileNames.some((known) => known === name)
  const entries = Object.entries(body) as [string, boolean][]
  // The switches first: they may be refused, and then nothing is changed.
  await hq.features.set(Object.fromEntries(entries.filter(([name]) => !isProfile(name))) as Partial<Features>)
  await hq.profile.set(Object.fromEntries(entries.filter(([name]) => isProfile(name))))
  return switches(hq)
}

function positive(value: unknown, name: string): number {
  if (typeof value === 'number' && value >= 0) return value
  throw new TypeError(`${name} is a number from 0`)
}

function newOrder({ account, mode: asked, channelReferenceId }: JsonObject): NewOrder {
  const reference = typeof channelReferenceId === 'string' ? { channelReferenceId } : {}
  return { account: String(account), ...mode(asked), ...reference }
}

function mode(value: unknown): { mode?: 'sync' | 'async' } {
  return value === 'sync' || value === 'async' ? { mode: value } : {}
}
