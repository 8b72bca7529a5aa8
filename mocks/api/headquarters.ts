import type { JobName, JobReport } from '../model/jobs.ts'
import type { Log, LogEntry } from '../runtime/log.ts'
import type { OrderRow } from '../model/rows.ts'
import type { Tables, TablesSnapshot } from '../model/tables.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import type { Address, Customer } from '../wire/entities.ts'
import type {
  EnhancedPart,
  Fault,
  FaultRule,
  FeatureName,
  Features,
  Profile,
  Publish,
  RealTime,
  RealTimeOptions,
  HeadquartersSnapshot,
  Unsubscribe,
} from '../model/settings.ts'

/** What a headquarters starts from. Tables that already hold a headquarters keep theirs: these are first values. */
export interface HeadquartersOptions {
  /** The online store's functionality profile. Default: sync creation, no offline filter. */
  readonly profile?: Partial<Profile>
  /** The switches that widen async creation. Default: all off. */
  readonly features?: Partial<Features>
  /** The channel that answers. Default: `068`. */
  readonly operatingUnitNumber?: string
  /** The same seed gives the same GUIDs, service times and failures. Default: a new one for every fresh headquarters. */
  readonly seed?: number
  /**
   * The time, in milliseconds since the epoch. A function is asked; a number is a clock that stands still until
   * `clock.advance`. Default: real time.
   */
  readonly now?: number | (() => number)
  /** Where the rows live. Default: memory. */
  readonly tables?: Tables
  /**
   * When a profile or switch change reaches the channel: `at once`, or `by jobs` (1070 and 1110), as in a real
   * deployment. Default: `at once`.
   */
  readonly publish?: Publish
  /** What a real-time call costs. */
  readonly realTime?: Partial<RealTimeOptions>
  /** Whether creates honour the `Idempotency-Key` header. Real channels do not. Default: `off`. */
  readonly idempotencyKeys?: 'off' | 'on'
  /** What an async create may carry once enhanced async creation is on. Default: titles only. */
  readonly enhancedParts?: readonly EnhancedPart[]
  /** Seen by the person who runs the headquarters, such as a line in a terminal. Default: nobody. */
  readonly onLog?: (entry: LogEntry) => void
}

export interface NewOrder {
  /** The customer's account number or temporary GUID. */
  readonly account: string
  /** Default: `async`. */
  readonly mode?: 'sync' | 'async'
  /** The client's own name for the order: handed over again under it, the same order is answered. */
  readonly channelReferenceId?: string
}

/** A headquarters with its channel. */
export interface Headquarters {
  /** Answers a request as the channel would. Rejects with a TypeError where the network would fail. */
  fetch(request: Request): Promise<Response>
  readonly profile: {
    /** As headquarters has it; the channel's copy is in `tables.read()`. */
    get(): Promise<Profile>
    set(changes: Partial<Profile>): Promise<void>
  }
  readonly features: {
    get(): Promise<Features>
    /** Rejects with a `SwitchHierarchyError` (a RangeError) that names the missing switches. */
    enable(name: FeatureName): Promise<void>
    /** Rejects likewise while another switch needs this one. */
    disable(name: FeatureName): Promise<void>
    /** Several at once, checked as a whole. */
    set(changes: Partial<Features>): Promise<void>
  }
  readonly publishing: {
    get(): Promise<Publish>
    /** `at once` also brings what the channel does not know yet. */
    set(publish: Publish): Promise<void>
  }
  readonly jobs: {
    /** Rejects with a TypeError for a name it does not know. */
    run(job: JobName): Promise<JobReport>
    /** Runs a job again and again; in the browser one of all tabs runs it. */
    schedule(job: JobName, options: { readonly everyMs: number }): Promise<void>
    unschedule(job: JobName): Promise<void>
  }
  readonly tables: {
    /** The channel's and headquarters' rows side by side. */
    read(): Promise<TablesSnapshot>
    /**
     * Mends an uploaded customer that *Synchronize customers* could not convert; the next run tries it again. Rejects
     * with a RangeError for a row that is not uploaded, or converted already.
     */
    repairCustomer(guid: string, changes: Partial<Customer>): Promise<void>
    repairAddress(id: string, changes: Partial<Address>): Promise<void>
  }
  readonly orders: {
    /**
     * Places an order in the channel for an account number or temporary GUID. `sync` orders are booked at headquarters at
     * once, and refused while their customer is pending; `async` ones (the default) wait for P-job and *Synchronize
     * orders*. Rejects with a `Refusal`. [ours] Orders have no request of their own here: only what they do to customers.
     */
    place(order: NewOrder): Promise<OrderRow>
  }
  /** Makes test data as a client would: through the service, as an application. Rejects with an Error that says why not. */
  readonly fixtures: {
    /** Default: a customer with a made-up name and e-mail. */
    customer(body?: Partial<CustomerDraft>): Promise<Customer>
    customers(count: number): Promise<Customer[]>
    /** Default: an address in Milan. */
    address(account: string, body?: Partial<Address>): Promise<Customer>
  }
  readonly faults: {
    add(rule: FaultRule): Promise<Fault>
    list(): Promise<readonly Fault[]>
    remove(id: string): Promise<void>
    clear(): Promise<void>
  }
  /** Of this tab or process only; the rows are shared, the log is not. */
  readonly log: Log
  /** What the calls between channel and headquarters cost; of this tab or process only, as the log is. */
  readonly realTime: RealTime
  readonly clock: {
    now(): number
    /** Moves the time on and carries out what falls due on the way, in order. */
    advance(ms: number): Promise<void>
  }
  /** Calls with the rows as soon as they are read, and after every change, another tab's included. */
  subscribe(run: (snapshot: TablesSnapshot) => void): Unsubscribe
  snapshot(): Promise<HeadquartersSnapshot>
  restore(saved: HeadquartersSnapshot): Promise<void>
  /** Back to the options it was created with: no customers, no faults, no schedules. */
  reset(): Promise<void>
  /** Lets go of timers and connections. The rows stay. */
  stop(): Promise<void>
}
