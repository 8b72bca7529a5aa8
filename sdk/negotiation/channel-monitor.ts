import { defaultFeatureNames, type Channel, type FeatureNames } from '../domain/channel.ts'
import type { Environment } from '../environment.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { createStore, type Store } from '../store.ts'
import type { Answer, FailedAnswer } from '../wire/answer.ts'
import type { ChannelConfiguration } from '../wire/channel-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import type { OnAnswer } from '../wire/transport.ts'
import { neverRead, toChannel, type Assumptions } from './channel-configuration.ts'
import { createChannelBackOff, isOutOfReach, outageOfChannel, type Outage } from './channel-back-off.ts'

/** An answer this recent proves that the channel is reachable, in milliseconds. */
const freshMs = 5_000

/** After this time without an answer the reachability is unknown, in milliseconds. */
const staleMs = 60_000

/** A configuration this old is read again when a shopper comes back, in milliseconds. It rarely changes. */
const outdatedMs = 5 * 60_000

/** Knows the channel's configuration and whether the channel is reachable. */
export interface ChannelMonitor {
  readonly channel: Store<Channel>
  /** Takes over the configuration stored on this device, if an earlier visit or another tab read it more recently. */
  loadRemembered(): Promise<void>
  /** Reads the configuration. Calls at the same time share one request. */
  refresh(): Promise<Channel>
  /**
   * Reads the configuration if it is outdated or was never read, or if the channel was unreachable last time. Waits for the
   * end of an outage.
   */
  refreshIfStale(): Promise<void>
  /**
   * Resolves with `true` if the channel answers now. Call it before sending: a browser cannot tell a request that never
   * left from one whose answer was lost, and only the latter leaves an entry in doubt. Reads the configuration on the way,
   * unless `onTrial`: a channel that fails is asked for no more than is needed.
   */
  isReachable(onTrial?: boolean): Promise<boolean>
  /** True if the device says that it is offline, and nothing that was sent since was answered. The device may be wrong. */
  isOffline(): boolean
  /** The last known reachability, without a request; `unknown` if it was too long ago. */
  lastKnownReachability(): 'reachable' | 'unreachable' | 'unknown'
  /** Call after every request, so that the channel is only probed when there has been no traffic. */
  readonly noteAnswer: OnAnswer
  /** The channel's hint of the next run of the jobs, in milliseconds since the epoch. */
  nextRunAt(): number | undefined
  /** The current outage: nothing is sent before its end, unless a person asks for it. */
  outage(): Outage | undefined
  /** True until the channel states its configuration after it refused to, also while it may be asked again. */
  isMisconfigured(): boolean
  /** True until a change was processed after an outage of changes: they are tried one at a time. */
  isOnTrial(): boolean
  /**
   * Ends the waiting, because a person wants it or the connection may be back. A pause that the channel asked for
   * (`Retry-After`) stays.
   */
  skipOutage(): void
}

export function createChannelMonitor(deps: {
  readonly endpoints: Endpoints
  readonly outbox: OutboxStore
  readonly environment: Environment
  readonly assume?: Assumptions
  readonly featureNames?: Partial<FeatureNames>
  readonly stopped: AbortSignal
  /** Called when a new configuration is stored, so that other tabs can load it. */
  readonly onRead: () => void
  /** Called when a device that is online could not read the configuration. */
  readonly onUnreadable: (answer: FailedAnswer) => void
}): ChannelMonitor {
  const { endpoints, outbox, environment } = deps
  const featureNames = { ...defaultFeatureNames, ...deps.featureNames }
  const channel = createStore<Channel>({ ...neverRead, ...deps.assume, source: 'assumed' })
  const backOff = createChannelBackOff(environment, outageOfChannel)
  let lastAnswer:
    | {
        readonly at: number
        readonly sentAt: number
        readonly isReachable: boolean
        /** True if the channel was neither busy nor failing. */
        readonly isFine: boolean
      }
    | undefined
  let offlineSince = environment.isOnline() ? undefined : environment.now()
  let nextRunAt: number | undefined
  let reading: Promise<boolean> | undefined
  const stopListening = environment.onOffline(() => (offlineSince = environment.now()))
  deps.stopped.addEventListener('abort', stopListening)

  /** The time since the last answer. Infinite if there was none, or if the clock was set back since. */
  const silentMs = () => {
    const ms = lastAnswer ? environment.now() - lastAnswer.at : Infinity
    return ms >= 0 ? ms : Infinity
  }

  const noteAnswer: OnAnswer = (kind, answer, details) => {
    nextRunAt = details.nextRunAt ?? nextRunAt
    backOff.note(kind, answer, details.report.operation)
    const isReachable = !isOutOfReach(kind, answer)
    const isFine = isReachable && answer.kind !== 'busy' && answer.kind !== 'lost'
    lastAnswer = { at: environment.now(), sentAt: details.report.startedAt, isReachable, isFine }
  }

  function isOffline(): boolean {
    const hasAnswered =
      lastAnswer?.isReachable && lastAnswer.sentAt > (offlineSince ?? 0) && silentMs() < staleMs
    return !environment.isOnline() && !hasAnswered
  }

  /** Asks the one question that every channel answers. */
  async function probe(): Promise<Answer<ChannelConfiguration>> {
    return endpoints.readChannelConfiguration(environment.uuid())
  }

  const isAnswered = ({ kind }: Answer<unknown>) =>
    kind === 'ok' || (!backOff.current() && (lastAnswer?.isReachable ?? false))

  async function read(): Promise<boolean> {
    const configuration = await probe()
    if (configuration.kind !== 'ok') {
      if (environment.isOnline()) deps.onUnreadable(configuration)
      return isAnswered(configuration)
    }
    // A channel without the feature operation can still state the rest.
    const states = await endpoints.readFeatureStates(Object.values(featureNames))
    const features = states.kind === 'ok' ? states.body : new Map<string, boolean>()
    const complete = await withDeviceMode(configuration.body)
    const next = toChannel(complete, features, featureNames, channel.get(), environment.now())
    channel.set(next)
    await outbox.writeMeta('channel', next).then(deps.onRead, () => undefined)
    return true
  }

  /** A channel that does not state its mode may state it in a store's device configuration, if the caller may read that. */
  async function withDeviceMode(configuration: ChannelConfiguration): Promise<ChannelConfiguration> {
    if (configuration.createCustomersAsync !== undefined) return configuration
    const authorization = await endpoints.authorize()
    if (authorization.kind === 'missing' || authorization.caller === 'guest') return configuration
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
    async loadRemembered() {
      const remembered = await outbox.readMeta<Channel>('channel')
      const { source, readAt = 0 } = channel.get()
      // A reading in the future was made before the device's clock was set back.
      if (!remembered?.readAt || (remembered.readAt <= readAt && readAt <= environment.now())) return
      channel.set({ ...remembered, source: source === 'live' ? 'live' : 'remembered' })
    },
    async refresh() {
      await readOnce()
      return channel.get()
    },
    async refreshIfStale() {
      // Also if the clock was set back since.
      const isOutdated = Math.abs(environment.now() - (channel.get().readAt ?? 0)) >= outdatedMs
      if (!backOff.current() && (isOutdated || lastAnswer?.isReachable === false)) await readOnce()
    },
    async isReachable(onTrial = false) {
      if (backOff.current()) return false
      if (!backOff.isMisconfigured() && lastAnswer?.isFine && silentMs() < freshMs && !isOffline())
        return true
      return onTrial ? isAnswered(await probe()) : readOnce()
    },
    isOffline,
    nextRunAt: () => nextRunAt,
    outage: () => backOff.current(),
    isMisconfigured: () => backOff.isMisconfigured(),
    isOnTrial: () => backOff.isOnTrial(),
    skipOutage: () => backOff.skip(),
    lastKnownReachability() {
      if (isOffline()) return 'unreachable'
      if (!lastAnswer || silentMs() >= staleMs) return 'unknown'
      return lastAnswer.isReachable ? 'reachable' : 'unreachable'
    },
  }
}
