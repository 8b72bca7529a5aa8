import type { AttributeDefinition } from '../model/attributes.ts'
import type { ChannelBehaviour } from '../model/channel-behaviour.ts'
import type { LogEntry } from '../model/log-entry.ts'
import type { EnhancedPart, Features, Profile, Publish } from '../model/settings.ts'
import type { StoreChanges } from '../model/store.ts'
import type { Tables } from '../model/tables.ts'
import type { IdentityOptions } from './identities.ts'

/**
 * The options of a headquarters. `profile`, `features`, `store`, `publish`, `channel`, `attributes`, `identities.automaticLinking` and
 * `seed` are first values: tables that already hold a headquarters keep theirs, until `hq.reset()`.
 */
export interface HeadquartersOptions {
  /** The functionality profile. Default: sync creation, no offline filter. */
  readonly profile?: Partial<Profile>
  /** The switches of feature management. Default: the three async ones off, the two others on. */
  readonly features?: Partial<Features>
  /**
   * The values that new customers and addresses inherit: the default customer, and the country of the operating unit's primary
   * address. Default: persons of group 30 with EUR and en-us, without affiliations, in Italy.
   */
  readonly store?: StoreChanges
  /** When changed settings reach the channel. Default: `at once`. */
  readonly publish?: Publish
  /**
   * How strict the channel is: the options that differ from a channel that nobody has customised. Default: none.
   */
  readonly channel?: Partial<ChannelBehaviour>
  /**
   * The customer attributes that headquarters defines. All are in the customer attribute group, and the channel knows
   * them from the start. Default: none.
   */
  readonly attributes?: readonly AttributeDefinition[]
  /** The operating unit number of the channel, as in the header `OUN`. Default: `068`. */
  readonly operatingUnitNumber?: string
  /**
   * The seed of the random numbers: the same seed gives the same GUIDs, account numbers, service times and failures.
   * Default: a random one.
   */
  readonly seed?: number
  /**
   * The time, in milliseconds since the epoch. A function is called for it. A number freezes the clock until
   * `hq.clock.advance()`. Default: the time of the device, also as fake timers have it.
   */
  readonly now?: number | (() => number)
  /**
   * The storage of the rows. Default: `memoryTables()`; `indexedDbTables()` when started by
   * `pending-sync/mocks/browser`.
   */
  readonly tables?: Tables
  /** The identity provider, and which of its tokens the channel accepts. */
  readonly identities?: Partial<IdentityOptions>
  /** The Real-time Service between channel and headquarters. */
  readonly realTime?: Partial<RealTimeOptions>
  /** `on`: requests other than GET obey the header `Idempotency-Key`. Real channels ignore it. Default: `off`. */
  readonly idempotencyKeys?: 'off' | 'on'
  /**
   * The parts of a customer that an async create may include while *enhanced async creation* is on. The channel drops
   * the others. Default: `['titles']`.
   */
  readonly enhancedParts?: readonly EnhancedPart[]
  /** Called with every new entry of the log, for example to print it. */
  readonly onLog?: (entry: LogEntry) => void
}

/** The Real-time Service: sync requests queue for it, async ones do not use it. */
export interface RealTimeOptions {
  /** The number of calls that headquarters processes at the same time. Default: 8. */
  readonly concurrentCalls: number
  /**
   * The average time of a call, in milliseconds. Each call takes a random time between half and one and a half of it.
   * Default: 25; 0 on a frozen clock and under the fake timers of a test framework.
   */
  readonly serviceMs: number
  /** The probability that a call fails, 0 to 1. A create then becomes async, everything else fails. Default: 0. */
  readonly failureRate: number
}
