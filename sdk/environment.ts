/** A broadcast channel between the tabs of one origin. */
export interface TabChannel {
  post(message: unknown): void
  close(): void
}

/** The part of Web Locks that the SDK uses. */
export interface Locks {
  request(name: string, options: LockOptions, work: () => Promise<void>): Promise<void>
}

/** Everything the SDK needs of the platform. Tests replace the clock, randomness and faults, and keep the rest. */
export interface Environment {
  /** Returns `false` for a page over plain http that is not on this machine: browsers give it neither locks nor digests. */
  isSecure(): boolean
  /** Returns `true` where there is neither a page nor a database: nothing is recorded or sent there. */
  isServer(): boolean
  readonly fetch: typeof globalThis.fetch
  readonly indexedDB: IDBFactory | undefined
  readonly locks: Locks | undefined
  openTabChannel(name: string, onMessage: (message: unknown) => void): TabChannel
  /** Returns `false` while nobody can see the page. On a server it is always `true`. */
  isVisible(): boolean
  /** Returns `false` only if the device is certainly offline. */
  isOnline(): boolean
  /**
   * Calls `run` when the device comes online, or the page becomes visible or goes on after it was frozen or left. Returns the
   * function that ends it.
   */
  onOnlineOrVisible(run: () => void): () => void
  /**
   * Calls `leave` when the browser puts the page into the back/forward cache, and `comeBack` when it shows it again. Returns the
   * function that ends it.
   */
  onPutAside(leave: () => void, comeBack: () => void): () => void
  /** Calls `run` when the device goes offline. Returns the function that ends it. */
  onOffline(run: () => void): () => void
  /** The time in milliseconds since the epoch. */
  now(): number
  /** The time in milliseconds since the page opened, by a clock that nobody can set. */
  openMs(): number
  /** A random number from 0 up to 1. */
  random(): number
  uuid(): string
  /** Resolves with a short hash. Names on the device contain it instead of the text itself. */
  digest(text: string): Promise<string>
  /** Calls `run` after so many milliseconds. Returns the function that cancels it. */
  after(ms: number, run: () => void): () => void
}

/**
 * The browser. Accesses globals only when called, never on import. It also works on a server, without storage.
 */
export function browserEnvironment(fetch?: typeof globalThis.fetch): Environment {
  return {
    isSecure: () => globalThis.isSecureContext !== false,
    isServer: () =>
      globalThis.document === undefined && unlessDenied(() => globalThis.indexedDB) === undefined,
    fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
    indexedDB: unlessDenied(() => globalThis.indexedDB),
    locks: unlessDenied(() => globalThis.navigator?.locks),
    openTabChannel,
    isVisible: () => globalThis.document?.visibilityState !== 'hidden',
    isOnline: () => globalThis.navigator?.onLine !== false,
    onOnlineOrVisible: (run) => combine(listen(globalThis, 'online', run), onVisible(run), onResumed(run)),
    onPutAside: (leave, comeBack) =>
      combine(
        listen(globalThis, 'pagehide', ifPersisted(leave)),
        listen(globalThis, 'pageshow', ifPersisted(comeBack)),
      ),
    onOffline: (run) => listen(globalThis, 'offline', run),
    now: () => Date.now(),
    openMs: () => performance.now(),
    random: () => Math.random(),
    uuid,
    digest,
    after(ms, run) {
      const timer = setTimeout(run, Math.min(ms, longestTimerMs))
      return () => clearTimeout(timer)
    },
  }
}

/**
 * The longest time that a timer can wait, in milliseconds: a browser runs a longer one at once. A clock that was set back by a
 * month plans one. Source: HTML, `setTimeout`.
 */
export const longestTimerMs = 2 ** 31 - 1

/** A sandboxed frame, or a browser without site data, may throw where others give something. */
function unlessDenied<Part>(part: () => Part): Part | undefined {
  try {
    return part()
  } catch {
    return undefined
  }
}

/** A random UUID, version 4. Source: RFC 9562. `randomUUID` is missing in Safari before 15.4. */
function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x40], 6)
  bytes.set([((bytes[8] ?? 0) & 0x3f) | 0x80], 8)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function openTabChannel(name: string, onMessage: (message: unknown) => void): TabChannel {
  // Missing in old browsers, and denied in some frames. Messages between tabs are hints only.
  const channel = unlessDenied(() => new BroadcastChannel(name))
  channel?.addEventListener('message', (event) => onMessage(event.data))
  return { post: (message) => channel?.postMessage(message), close: () => channel?.close() }
}

function listen(target: EventTarget | undefined, event: string, run: (event: Event) => void): () => void {
  target?.addEventListener?.(event, run)
  return () => target?.removeEventListener?.(event, run)
}

function onVisible(run: () => void): () => void {
  return listen(globalThis.document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') run()
  })
}

/** Source: Page Lifecycle API (`resume`), and the back/forward cache (`pageshow`). */
function onResumed(run: () => void): () => void {
  return combine(listen(globalThis.document, 'resume', run), listen(globalThis, 'pageshow', ifPersisted(run)))
}

/** A listener for a page that goes into the back/forward cache or comes out of it, and for no other. */
function ifPersisted(run: () => void): (event: Event) => void {
  return (event) => {
    if ((event as PageTransitionEvent).persisted) run()
  }
}

function combine(...unsubscribes: (() => void)[]): () => void {
  return () => unsubscribes.forEach((unsubscribe) => unsubscribe())
}
