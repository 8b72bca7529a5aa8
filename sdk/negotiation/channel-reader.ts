import type { Channel } from '../domain/channel.ts'
import type { Environment } from '../environment.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import { createStore, type Store } from '../stores/store.ts'
import type { Answer } from '../wire/answer.ts'
import type { ChannelConfiguration } from '../wire/channel-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { defaultFeatureNames, type FeatureNames } from './features.ts'

/** An answer this fresh proves that the channel is near, in milliseconds. */
const freshMs = 5_000

/** While anything waits, the channel is asked at least this often; what was heard before says nothing, in milliseconds. */
const staleMs = 60_000

/** A channel's set-up changes rarely; it is read again when a shopper comes back after so long, in milliseconds. */
const oldMs = 5 * 60_000

export type Assumptions = Partial<Omit<Channel, 'source' | 'readAt'>>

/** Knows what the channel is set up to do and whether it answers. */
export interface ChannelReader {
  readonly channel: Store<Channel>
  /** Takes over what this device remembers, where an earlier visit or another tab read it last. */
  remember(): Promise<void>
  refresh(): Promise<Channel>
  /** Reads again what was read a while ago or never, or when the channel was out of reach last time. */
  refreshIfOld(): Promise<void>
  /**
   * Whether the channel answers right now. Asked before anything is created: a request that never left and one whose
   * answer was lost look the same to a browser, and only the second leaves a doubt.
   */
  isNear(): Promise<boolean>
  /** The last we heard, without asking; `unknown` when that is too long ago to tell. */
  lastKnownReach(): 'near' | 'away' | 'unknown'
  /** Told of every request's end, so that reach needs no question of its own while answers come in. */
  noteAnswer(answer: Answer<unknown>): void
}

export function createChannelReader(parts: {
  readonly endpoints: Endpoints
  readonly records: OutboxRecords
  readonly environment: Environment
  readonly assume?: Assumptions
  readonly featureNames?: FeatureNames
  /** Told when what was read can be remembered, here and in other tabs. */
  readonly onRead: () => void
}): ChannelReader {
  const { endpoints, records, environment } = parts
  const names = parts.featureNames ?? defaultFeatureNames
  const channel = createStore<Channel>({ ...neverRead, ...parts.assume, source: 'assumed' })
  let heard: { readonly at: number; readonly near: boolean } | undefined
  let reading: Promise<boolean> | undefined

  /** How long ago the channel was heard of; for ever where the clock was set back since. */
  const silentMs = () => {
    const ms = heard ? environment.now() - heard.at : Infinity
    return ms >= 0 ? ms : Infinity
  }

  function noteAnswer(answer: Answer<unknown>): void {
    const near = !(answer.kind === 'lost' && (answer.reason === 'no-answer' || answer.reason === 'timeout'))
    heard = { at: environment.now(), near }
  }

  async function read(): Promise<boolean> {
    const configuration = await endpoints.readChannelConfiguration()
    noteAnswer(configuration)
    if (configuration.kind !== 'ok') return heard?.near ?? false
    // A channel without the feature operation still says what it can.
    const states = await endpoints.readFeatureStates(Object.values(names))
    const features = states.kind === 'ok' ? states.body : new Map<string, boolean>()
    const next = toChannel(
      await completed(configuration.body),
      features,
      names,
      channel.get(),
      environment.now(),
    )
    channel.set(next)
    await records.writeFact('channel', next).then(parts.onRead, () => undefined)
    return true
  }

  /** Where the channel does not say its mode, a store's device configuration may, to those who may ask. */
  async function completed(configuration: ChannelConfiguration): Promise<ChannelConfiguration> {
    if (configuration.createCustomersAsync !== undefined) return configuration
    if ((await endpoints.whoAsks()) !== 'shopper') return configuration
    const device = await endpoints.readDeviceConfiguration()
    return device.kind === 'ok' ? { ...configuration, ...device.body } : configuration
  }

  function readOnce(): Promise<boolean> {
    reading ??= read().finally(() => (reading = undefined))
    return reading
  }

  return {
    channel,
    noteAnswer,
    async remember() {
      const remembered = await records.readFact<Channel>('channel')
      const { source, readAt = 0 } = channel.get()
      if (!remembered?.readAt || remembered.readAt <= readAt) return
      channel.set({ ...remembered, source: source === 'live' ? 'live' : 'remembered' })
    },
    async refresh() {
      await readOnce()
      return channel.get()
    },
    async refreshIfOld() {
      const isOld = environment.now() - (channel.get().readAt ?? 0) >= oldMs
      if (isOld || heard?.near === false) await readOnce()
    },
    async isNear() {
      if (!environment.isOnline()) return false
      if (heard?.near && silentMs() < freshMs) return true
      return readOnce()
    },
    lastKnownReach() {
      if (!environment.isOnline()) return 'away'
      if (!heard || silentMs() >= staleMs) return 'unknown'
      return heard.near ? 'near' : 'away'
    },
  }
}

const neverRead: Channel = {
  mode: 'sync',
  switches: { asyncAddresses: false, enhancedAsyncCreation: false, asyncEditing: false },
  offlineCreation: true,
  source: 'assumed',
}

/** What the channel does not say stays as it was known or assumed. */
function toChannel(
  configuration: ChannelConfiguration,
  features: ReadonlyMap<string, boolean>,
  names: FeatureNames,
  known: Channel,
  now: number,
): Channel {
  const { createCustomersAsync, filterSharedCustomerData } = configuration
  const isOn = (name: keyof FeatureNames) => features.get(names[name]) ?? known.switches[name]
  return {
    mode: createCustomersAsync === undefined ? known.mode : createCustomersAsync ? 'async' : 'sync',
    switches: {
      asyncAddresses: isOn('asyncAddresses'),
      enhancedAsyncCreation: isOn('enhancedAsyncCreation'),
      asyncEditing: isOn('asyncEditing'),
    },
    offlineCreation:
      filterSharedCustomerData === undefined ? known.offlineCreation : !filterSharedCustomerData,
    source: 'live',
    readAt: now,
  }
}
