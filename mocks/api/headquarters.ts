import type { ChannelBehaviour } from '../model/channel-behaviour.ts'
import type { OrderRow } from '../model/channel-rows.ts'
import type { Fault, FaultRule } from '../model/faults.ts'
import type { JobName, JobReport } from '../model/jobs.ts'
import type { FeatureName, Features, Profile, Publish } from '../model/settings.ts'
import type { HeadquartersSnapshot, TablesSnapshot } from '../model/snapshot.ts'
import type { StoreChanges, StoreSettings } from '../model/store.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import type { CustomerAttributes } from './attributes.ts'
import type { Identities } from './identities.ts'
import type { NewOrder } from './new-order.ts'
import type { Log, RealTime, Unsubscribe } from './stores.ts'

/**
 * A headquarters with its channel. Every call that reads or changes rows rejects with the error of the storage when
 * the storage fails.
 */
export interface Headquarters {
  /**
   * Answers a request as the channel or its identity provider would. It has the type of the global `fetch`, so that it fits the
   * option of that name. Rejects with a TypeError where the network would fail.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>

  /** The functionality profile. */
  readonly profile: {
    /** The profile at headquarters. The channel's copy is `channel.configuration` of `hq.tables.read()`. */
    get(): Promise<Profile>
    /** Changes the given options. They reach the channel as `hq.publishing` says. */
    set(changes: Partial<Profile>): Promise<void>
  }

  /** The switches of feature management. Changes reach the channel as `hq.publishing` says. */
  readonly features: {
    /** The switches at headquarters. The channel's copy is `channel.configuration` of `hq.tables.read()`. */
    get(): Promise<Features>
    /**
     * Turns a switch on. Rejects with a `SwitchHierarchyError` (a RangeError) while a switch that it needs is off,
     * and with a TypeError for an unknown name.
     */
    enable(name: FeatureName): Promise<void>
    /** Turns a switch off. Rejects with a `SwitchHierarchyError` while another switch needs it. */
    disable(name: FeatureName): Promise<void>
    /** Changes several switches together. Only the result must satisfy the hierarchy. Rejects as `enable` does. */
    set(changes: Partial<Features>): Promise<void>
  }

  /** When changed settings reach the channel. */
  readonly publishing: {
    /** `at once` or `by jobs`. */
    get(): Promise<Publish>
    /** `at once` also publishes all earlier changes. Rejects with a TypeError for another value. */
    set(publish: Publish): Promise<void>
  }

  /** The values that new customers and addresses inherit from the online store. Changes apply at once. */
  readonly store: {
    /** The values of a store that nobody has changed. */
    readonly defaults: StoreSettings
    /** The store's country and its default customer. */
    get(): Promise<StoreSettings>
    /**
     * Changes the given values. Rejects with a TypeError or a RangeError that names the wrong value and what it may
     * be.
     */
    set(changes: StoreChanges): Promise<void>
  }

  /** The customer attributes. Changes reach the channel as `hq.publishing` says. */
  readonly attributes: CustomerAttributes

  /** The people who can sign in, and the customers that they are linked to. */
  readonly identities: Identities

  /** How strict the channel is. Changes apply at once, to what is sent and stored from then on. */
  readonly channel: {
    /** The options of a strict channel, which are the defaults. */
    readonly defaults: ChannelBehaviour
    /** The options as they are now. */
    get(): Promise<ChannelBehaviour>
    /**
     * Changes the given options. Rejects with a TypeError that names the wrong option and its possible values.
     */
    set(changes: Partial<ChannelBehaviour>): Promise<void>
  }

  /** The jobs. All calls reject with a TypeError, which lists the names, for an unknown name. */
  readonly jobs: {
    /** Runs a job now and resolves with its report. */
    run(job: JobName): Promise<JobReport>
    /**
     * Runs *Synchronize customers* for one uploaded row, as the button in *Customer synchronization status* does, and
     * resolves with the report of that row. `id`: the GUID of a customer, or the id of an address or an edit. Rejects
     * with a RangeError for a row that is not uploaded or already synchronized.
     */
    synchronize(id: string): Promise<JobReport>
    /**
     * Runs a job every `everyMs` milliseconds, first after one interval. Replaces the job's schedule. Schedules are
     * shared: one of all tabs runs the job. Missed runs are not made up for. Rejects with a RangeError when
     * `everyMs` is less than 1 or more than a hundred years.
     */
    schedule(
      job: JobName,
      options: {
        /** The interval, in milliseconds. */
        readonly everyMs: number
      },
    ): Promise<void>
    /** Ends the job's schedule. Does nothing when it has none. */
    unschedule(job: JobName): Promise<void>
  }

  /** The rows of both databases. */
  readonly tables: {
    /** The rows of the channel and of headquarters side by side. */
    read(): Promise<TablesSnapshot>
    /**
     * Changes an uploaded customer that *Synchronize customers* could not convert. The next run tries it again.
     * `Addresses` replaces all addresses. Rejects with a RangeError for a row that is not uploaded or already
     * converted, and with a `Refusal` for values of a wrong type.
     */
    repairCustomer(guid: string, changes: Partial<Customer>): Promise<void>
    /** Changes an uploaded address that *Synchronize customers* could not add. Rejects as `repairCustomer` does. */
    repairAddress(id: string, changes: Partial<Address>): Promise<void>
    /**
     * Changes an uploaded edit that *Synchronize customers* could not apply. `Addresses` changes the addresses of the
     * edit, each named by its `Id` or else by its place. A newer edit of the same value still wins. Rejects as
     * `repairCustomer` does.
     */
    repairEdit(id: string, changes: CustomerDraft): Promise<void>
  }

  /** Orders. */
  readonly orders: {
    /**
     * Places an order: sends a cart to the channel and checks it out, as an application would. Rejects with a
     * `Refusal`: `CustomerNotFound`, or `CannotCreateSynchronousCustomerOrderForAsyncCustomer` for a sync order of a
     * pending customer; with a TypeError for an unknown name or mode, or when a fault lets a request fail; else with an
     * Error.
     */
    place(order: NewOrder): Promise<OrderRow>
  }

  /**
   * Test data. Each call but `tillCustomer` sends a request to the channel, as an application would. Rejects with a
   * TypeError for a property that a customer or an address does not have, and with an Error that contains the answer when
   * the channel refuses the request.
   */
  readonly fixtures: {
    /** Creates a customer. Default: a made-up name and e-mail address; `body` replaces or adds properties. */
    customer(body?: Partial<CustomerDraft>): Promise<Customer>
    /** Creates `count` customers with made-up names. */
    customers(count: number): Promise<Customer[]>
    /**
     * Creates a customer at a till of another channel: it is at headquarters, and job 1010 sends it to this channel.
     * Default: a made-up name and e-mail address. Rejects with a `Refusal` for values that are not valid.
     */
    tillCustomer(body?: Partial<CustomerDraft>): Promise<Customer>
    /** Adds an address to a customer. Default: an address in Milan; `body` replaces or adds properties. */
    address(account: string, body?: Partial<Address>): Promise<Customer>
  }

  /** Faults: simulated failures of the network, the channel and headquarters. All tabs share them. */
  readonly faults: {
    /** Adds a fault. Rejects with a TypeError or a RangeError that names the wrong value of `rule`. */
    add(rule: FaultRule): Promise<Fault>
    /** The faults with their counts, in the order in which they were added. */
    list(): Promise<readonly Fault[]>
    /** Removes a fault. Does nothing when there is none with this id. */
    remove(id: string): Promise<void>
    /** Removes all faults. */
    clear(): Promise<void>
  }

  /** The requests and job runs of this tab or process. */
  readonly log: Log
  /** The load of the Real-time Service in this tab or process. */
  readonly realTime: RealTime

  /** The time of this headquarters, in this tab or process. */
  readonly clock: {
    /** In milliseconds since the epoch. */
    now(): number
    /**
     * Moves the clock `ms` milliseconds forward, and on the way runs in order what becomes due: jobs, delays, calls.
     * Rejects with a RangeError for less than 0 or more than a hundred years, and with a TypeError for anything else.
     */
    advance(ms: number): Promise<void>
  }

  /** Calls `run` with the rows as soon as they are read, and after every change, also by another tab. */
  subscribe(run: (snapshot: TablesSnapshot) => void): Unsubscribe
  /** Everything that is stored, as plain data. The log and the load are not part of it. */
  snapshot(): Promise<HeadquartersSnapshot>
  /** Replaces everything that is stored. Rejects with a TypeError for anything but a snapshot, and keeps the rows. */
  restore(snapshot: HeadquartersSnapshot): Promise<void>
  /**
   * Removes all rows, empties the log and starts again with the options: no customers, no faults, no schedules. Requests that
   * are under way in this tab or process store nothing afterwards: they are answered with 503, or dropped if they were
   * answered already (`late-commit`).
   */
  reset(): Promise<void>
  /** Ends schedules and delays and closes the storage. Stored rows stay. */
  stop(): Promise<void>
}
