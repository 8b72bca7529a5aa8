/** A conversation between the tabs of one origin. */
export interface TabChannel {
  post(message: unknown): void
  close(): void
}

/** Every fact of the platform that the SDK stands on. Tests replace the clock, randomness and faults; the rest is real. */
export interface Environment {
  readonly fetch: typeof globalThis.fetch
  readonly indexedDB: IDBFactory | undefined
  readonly locks: LockManager | undefined
  openTabChannel(name: string, onMessage: (message: unknown) => void): TabChannel
  /** `false` only when the device is certainly offline. */
  isOnline(): boolean
  /** Calls when the device comes online or the page comes into view. Returns the unsubscribe. */
  onAwake(run: () => void): () => void
  onOffline(run: () => void): () => void
  /** Milliseconds since the epoch. */
  now(): number
  /** From 0 up to 1. */
  random(): number
  uuid(): string
  /** A text that tells texts apart and does not tell what they say. */
  digest(text: string): Promise<string>
  /** Calls after so many milliseconds, unless cancelled through what it returns. */
  after(ms: number, run: () => void): () => void
}

/** The browser as it is. Touches its globals when called, never on import; runs on a server too, without storage. */
export function browserEnvironment(fetch?: typeof globalThis.fetch): Environment {
  return {
    fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
    indexedDB: globalThis.indexedDB,
    locks: globalThis.navigator?.locks,
    openTabChannel,
    isOnline: () => globalThis.navigator?.onLine !== false,
    onAwake: (run) => joined(listen(globalThis, 'online', run), whenSeen(run)),
    onOffline: (run) => listen(globalThis, 'offline', run),
    now: () => Date.now(),
    random: () => Math.random(),
    uuid: () => crypto.randomUUID(),
    digest,
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  }
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function openTabChannel(name: string, onMessage: (message: unknown) => void): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { post() {}, close() {} }
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', (event) => onMessage(event.data))
  return { post: (message) => channel.postMessage(message), close: () => channel.close() }
}

function listen(target: EventTarget | undefined, event: string, run: () => void): () => void {
  target?.addEventListener?.(event, run)
  return () => target?.removeEventListener?.(event, run)
}

function whenSeen(run: () => void): () => void {
  return listen(globalThis.document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') run()
  })
}

function joined(...unsubscribes: (() => void)[]): () => void {
  return () => unsubscribes.forEach((unsubscribe) => unsubscribe())
}
