import type { Commerce, CommerceOptions, GetIdToken, NewAddress } from 'pending-sync'
import type { ChannelBehaviour, FaultRule, HeadquartersOptions } from 'pending-sync/mocks'
import type { Environment } from '../../sdk/environment.ts'
import { setupHarness, type Harness } from '../support/harness.ts'

/** How strict a channel is, and what its clients see of it. */
export interface Strictness {
  readonly channel?: Partial<ChannelBehaviour>
  /** Microsoft's client of version 9.24 has no `Address.Id`. */
  readonly addressIds?: 'hidden'
}

/** The channels on which everything must be recognized, from kind to unkind. */
export const channels: Readonly<Record<string, Strictness>> = {
  'keeps extension properties': { channel: { keepsExtensionProperties: 'all' } },
  'drops extension properties': {},
  'rewrites all text': {
    channel: {
      normalizes: ['lower-case-emails', 'single-blanks', 'capitals', 'zip-plus-4', 'phone-digits'],
    },
  },
  'has no address ids': { addressIds: 'hidden' },
}

export const flat: NewAddress = {
  name: 'Ada',
  street: 'Via Po 1',
  buildingComplement: 'int. 1/23',
  city: 'Torino',
  zipCode: '10124',
  country: 'ITA',
}
/** Another flat at the same door. */
export const otherFlat: NewAddress = { ...flat, name: 'Nonna', buildingComplement: 'int. 12/3' }

/** Two devices of one shopper, one clock, and one headquarters. */
export interface Shop {
  readonly harness: Harness
  readonly device: Commerce
  /** Opens a device of its own, with an empty database. */
  openDevice(options?: Partial<CommerceOptions>): Commerce
  /** Moves all clocks and sends what is due, until nothing waits for a time or ten minutes have passed. */
  settle(commerce?: Commerce): Promise<void>
  /** Moves all clocks and sends what is due. */
  pass(ms: number, commerce?: Commerce): Promise<void>
  /** Opens another page of the first device. */
  reopen(): Commerce
  /** Sets the clock of the devices, which is not the clock by which a page counts. */
  setClock(ms: number): void
  /** Replaces the next answer to a request of this kind by this customer or response. The request is processed. */
  replaceNextAnswer(operation: string, answer: object | Response): void
  /** Processes the next request of this kind twice, as if the browser repeated it. */
  repeatNext(operation: string): void
  /** Holds the next request that begins with this back, until the returned function is called: `GET Customers('')`. */
  holdNext(start: string): () => void
  /** Counts the requests of this kind that were sent, such as `POST Customers`. */
  requestCount(operation: string): number
  /** Loses the answer of the next request of this kind. */
  lose(on: string, how: Loss): Promise<void>
}

/**
 * - `answer`: it is processed, the answer is lost.
 * - `request`: it is not processed.
 * - `late`: it is processed 75 seconds after the gateway gave up.
 */
export type Loss = 'answer' | 'request' | 'late'

const faults: Readonly<Record<Loss, Omit<FaultRule, 'on'>>> = {
  answer: { kind: 'no-answer' },
  request: { kind: 'status', status: 502 },
  late: { kind: 'late-commit', ms: 75_000 },
}

let devices = 0

export async function setupShop(
  { channel = {}, addressIds }: Strictness,
  headquarters: HeadquartersOptions = {},
  who: 'shopper' | 'application' | 'guest' = 'shopper',
): Promise<Shop> {
  let now = Date.UTC(2026, 0, 1)
  let [open, clockOffset] = [0, 0]
  const sent: string[] = []
  const replaced = new Map<string, object>()
  const repeated = new Set<string>()
  const held = new Map<string, Promise<void>>()
  const harness = setupHarness({ channel, now, features: { multipleContacts: true }, ...headquarters })
  const { hq } = harness
  const signIn = () => hq.identities.signIn({ sub: 'ada', email: 'ada@example.com', expiresInMs: 86_400_000 })
  const [token, otherToken] = [await signIn(), await signIn()]

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const path = decodeURIComponent(new URL(request.url).pathname.split('/Commerce/')[1]!)
    const operation = `${request.method} ${path.split('(')[0]}`
    sent.push(operation)
    const [start = '', released] =
      [...held].find(([one]) => `${request.method} ${path}`.startsWith(one)) ?? []
    held.delete(start)
    await released
    if (who === 'application') request.headers.set('Authorization', 'Bearer application')
    if (repeated.delete(operation)) await hq.fetch(request.clone())
    const response = await hq.fetch(request)
    const replacement = replaced.get(operation)
    if (replacement && replaced.delete(operation))
      return replacement instanceof Response ? replacement : Response.json(replacement)
    return addressIds === 'hidden' ? withoutAddressIds(response) : response
  }

  const getIdToken: GetIdToken = ({ rejected }) => (rejected === token ? otherToken : token)

  function openPage(shopper: string, options: Partial<CommerceOptions> = {}): Commerce {
    const asker: Partial<CommerceOptions> =
      who === 'shopper'
        ? { shopper: { id: shopper, getIdToken } }
        : who === 'application'
          ? { asksAs: 'application' }
          : {}
    const clock: Partial<Environment> = { now: () => now + clockOffset, openMs: () => open }
    return harness.openTab({ ...asker, ...options }, { ...clock, fetch })
  }

  function openDevice(options: Partial<CommerceOptions> = {}): Commerce {
    devices += 1
    return openPage(`ada-${devices}`, options)
  }

  const device = openDevice()
  const first = devices
  await device.refreshChannel()

  async function pass(ms: number, commerce: Commerce = device): Promise<void> {
    now += ms
    open += ms
    await hq.clock.advance(ms)
    await commerce.flush()
  }

  return {
    harness,
    device,
    openDevice,
    reopen: () => openPage(`ada-${first}`),
    setClock: (ms) => void (clockOffset += ms),
    replaceNextAnswer: (operation, answer) => void replaced.set(operation, answer),
    holdNext(start) {
      let release = () => {}
      held.set(start, new Promise((resolve) => (release = resolve)))
      return () => release()
    },
    repeatNext: (operation) => void repeated.add(operation),
    pass,
    requestCount: (operation) => sent.filter((one) => one === operation).length,
    async settle(commerce = device) {
      const isWaiting = () => commerce.outbox.get().some(({ nextAttemptAt }) => nextAttemptAt !== undefined)
      await commerce.flush()
      for (let minutes = 0; minutes < 10 && isWaiting(); minutes += 1) await pass(60_000, commerce)
    },
    lose: async (on, how) => void (await hq.faults.add({ on, times: 1, ...faults[how] })),
  }
}

/** The customers at headquarters, after all jobs have run. */
export async function customersAtHeadquarters({ harness }: Shop) {
  await harness.runJobs()
  const { headquarters } = await harness.hq.tables.read()
  return headquarters.customers.map(({ customer }) => customer)
}

async function withoutAddressIds(response: Response): Promise<Response> {
  const text = await response.text()
  if (!response.headers.get('Content-Type')?.includes('json')) return new Response(text, response)
  const body: unknown = JSON.parse(text, (name, value: unknown) =>
    name === 'Addresses' && Array.isArray(value)
      ? value.map((address: Record<string, unknown>) => ({ ...address, Id: undefined }))
      : value,
  )
  return new Response(JSON.stringify(body), { status: response.status, headers: response.headers })
}
