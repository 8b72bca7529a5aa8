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

/** A channel's set-up changes rarely; it is read again when a shopper comes back after so long, in milliseconds. */
const oldMs = 5 * 60_000

export type Assumptions = Partial<Omit<Channel, 'source' | 'readAt'>>

/** Knows what the channel is set up to do and whether it answers. */
export interface ChannelReader {
  readonly channel: Store<Channel>
  /** Takes over what this device remembers. */
  remember(): Promise<void>
  refresh(): Promise<Channel>
  /** Reads again what was read a while ago, or never. */
  refreshIfOld(): Promise<void>
  /**
   * Whether the channel answers right now. Asked before anything is created: a request that never left and one whose
   * answer was lost look the same to a browser, and only the second leaves a doubt.
   */
  isNear(): Promise<boolean>
  /** The last we heard, without asking. */
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
}): ChannelReader {
  const { endpoints, records, environment } = parts
  const names = parts.featureNames ?? defaultFeatureNames
  const channel = createStore<Channel>({ ...neverRead, ...parts.assume, source: 'assumed' })
  let heard: { readonly at: number; readonly near: boolean } | undefined
  let reading: Promise<boolean> | undefined

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
    await records.writeFact('channel', next).catch(() => undefined)
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
      if (remembered && channel.get().source === 'assumed')
        channel.set({ ...remembered, source: 'remembered' })
    },
    async refresh() {
      await readOnce()
      return channel.get()
    },
    async refreshIfOld() {
      if (environment.now() - (channel.get().readAt ?? 0) >= oldMs) await readOnce()
    },
    async isNear() {
      if (!environment.isOnline()) return false
      if (heard && heard.near && environment.now() - heard.at < freshMs) return true
      return readOnce()
    },
    lastKnownReach() {
      if (!environment.isOnline()) return 'away'
      if (!heard) return 'unknown'
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
