/** The library that intercepts the requests of a process or a page: MSW. */
export interface Interceptor<Handler> {
  start(): Promise<void>
  /** Replaces the handlers. A request goes to the first one that matches. */
  setHandlers(handlers: readonly Handler[]): void
  stop(): Promise<void>
}

/** Lets all headquarters of a process or page share one interceptor, because two would stop each other. */
export interface Interception<Handler> {
  /**
   * Sends the requests below `baseUrl` to the handlers, or all requests without it. Of several that match, the longest
   * base address wins. Returns a function that ends it. Rejects with an Error when the address is taken.
   */
  add(baseUrl: string | undefined, handlers: readonly Handler[]): Promise<() => Promise<void>>
}

export function createInterception<Handler>(interceptor: Interceptor<Handler>): Interception<Handler> {
  const added = new Map<string, readonly Handler[]>()
  let last: Promise<void> = Promise.resolve()

  /** Starts and stops one after another: a stop that is in progress must not end a later start. */
  function inTurn(run: () => Promise<void>): Promise<void> {
    const next = last.then(run)
    last = next.catch(() => {})
    return next
  }

  async function update(change: () => void): Promise<void> {
    const before = added.size
    change()
    const longestFirst = [...added].toSorted(([left], [right]) => right.length - left.length)
    interceptor.setHandlers(longestFirst.flatMap(([, handlers]) => handlers))
    if (before === 0 && added.size > 0) await interceptor.start()
    if (before > 0 && added.size === 0) await interceptor.stop()
  }

  return {
    async add(baseUrl, handlers) {
      const address = baseUrl ?? ''
      await inTurn(async () => {
        if (added.has(address)) throw taken(baseUrl)
        await update(() => added.set(address, handlers)).catch((error: unknown) => {
          added.delete(address)
          throw error
        })
      })
      return () => inTurn(() => update(() => added.delete(address)))
    },
  }
}

/** The base address in full, with a slash at its end. Throws a TypeError for anything else than a URL. */
export function absoluteBaseUrl(baseUrl: string | undefined, page?: string): string | undefined {
  if (baseUrl === undefined) return undefined
  const url = URL.parse(baseUrl, page)
  if (!url) throw new TypeError(`baseUrl is a URL such as https://channel.example/, not "${baseUrl}"`)
  const { origin, pathname } = url
  return `${origin}${pathname.replace(/\/*$/, '/')}`
}

function taken(baseUrl: string | undefined): Error {
  const requests = baseUrl === undefined ? 'the requests to any host' : `the requests to ${baseUrl}`
  return new Error(
    `Another headquarters answers ${requests} already. Stop it, or give each headquarters its own baseUrl.`,
  )
}
