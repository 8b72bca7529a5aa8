/// <reference lib="esnext.disposable" preserve="true" />
import type { CommerceOptions, Shopper } from '../../sdk/options.ts'
import type { Commerce } from '../../sdk/public.ts'
import type { Headquarters } from '../api/headquarters.ts'
import type { NewIdentity } from '../api/identities.ts'
import type { HeadquartersOptions } from '../api/options.ts'
import type { Profile } from '../model/settings.ts'

/** The options of `createTestShop`: those of its headquarters, and those of its `commerce`. */
export interface TestShopOptions extends Omit<HeadquartersOptions, 'profile' | 'now' | 'tables'> {
  /** How the channel creates customers, or the whole functionality profile. Default: `sync`. */
  readonly profile?: 'sync' | 'async' | Partial<Profile>
  /** The time at which the shop opens, in milliseconds since the epoch. Default: the time of the device. */
  readonly now?: number
  /** Options of every `commerce` of the shop, such as `locale`. `fetch` stands between a tab and its network. Default: none. */
  readonly commerce?: TestCommerceOptions
}

/** The options of a `commerce` in a test shop. It has the address and the number of the channel already. */
export type TestCommerceOptions = Omit<CommerceOptions, 'baseUrl' | 'operatingUnitNumber'>

/** A browser on one device: tabs that share its storage and its network. Nothing in it outlives the test shop. */
export interface TestDevice {
  /**
   * Opens a tab. Resolves with its `commerce` when it has read the channel, or cannot reach it. `options` are added to those of
   * the test shop. Its `stop` closes the tab.
   */
  openTab(options?: TestCommerceOptions): Promise<Commerce>
  /** Takes the device offline. Requests that are on their way still arrive. */
  goOffline(): Promise<void>
  /** Takes the device online again. Resolves when everything that can be sent now was sent. */
  goOnline(): Promise<void>
}

/**
 * A storefront's own tests against a headquarters in memory: storage that starts empty, and a time that moves only when
 * `advance` moves it. The methods that a `TestDevice` has are those of the first device.
 */
export interface TestShop extends TestDevice, AsyncDisposable {
  /** The `commerce` of the first tab: a guest's, unless `options.commerce` says otherwise. */
  readonly commerce: Commerce
  /** The headquarters with its channel: its tables, faults, jobs and settings. Its own clock is the time of the whole shop. */
  readonly headquarters: Headquarters
  /** Opens another device: a storage and a network of its own. */
  openDevice(): TestDevice
  /**
   * Makes an identity and resolves with the shopper that `openTab({ shopper })` takes. Somebody with a known `sub` or `email`
   * signs in again.
   */
  signIn(who?: NewIdentity): Promise<Shopper>
  /**
   * Runs P-job, *Synchronize customers* and 1010, lets every tab ask for account numbers, and waits for all that follows. What a
   * back-off holds stays held until `advance`.
   */
  runJobs(): Promise<void>
  /**
   * Moves the time so many milliseconds forward. On the way it runs in order what becomes due: back-offs, looks for account
   * numbers, scheduled jobs, delays of faults. Rejects as `clock.advance` of the headquarters does.
   */
  advance(ms: number): Promise<void>
  /** Resolves when nothing more happens until the time moves. */
  settled(): Promise<void>
  /**
   * The channel processes the next request of this operation, and its answer is lost. `operation`: method and path without keys,
   * as in `FaultRule`. Default: `POST Customers`. Rejects with a TypeError for a name that no request has.
   */
  loseNextAnswer(operation?: string): Promise<void>
  /**
   * Closes all tabs, ends the headquarters and deletes the storage. `await using` does it at the end of the block. Does nothing
   * the second time.
   */
  dispose(): Promise<void>
}
