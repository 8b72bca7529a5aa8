import type { CountingChannel } from '../../support/channel/counting-channel.ts'

/** What lies between a device and its channel. */
export interface Line {
  become(state: LineState): void
  /** Whether the channel answers 401 to whoever has no token. */
  asksForToken: boolean
  /** What the shop's own sign-in answers, and how soon. */
  token: string | undefined | Promise<string | undefined>
  readonly network: Network
  /** How many requests are being answered, apart from those whose answer is held up. */
  underway(): number
}

/** `cut`: the device believes that it is online, and nothing gets through. */
export type LineState = 'online' | 'offline' | 'cut'

/** The line as the device sees it. */
export interface Network {
  isOnline(): boolean
  readonly awake: Set<() => void>
  readonly asleep: Set<() => void>
  send(request: Request): Promise<Response>
}

export function createLine(channel: CountingChannel): Line {
  let state: LineState = 'online'
  let asking = 0
  const [awake, asleep] = [new Set<() => void>(), new Set<() => void>()]

  async function ask(request: Request): Promise<Response> {
    if (state !== 'online') throw new TypeError('Failed to fetch')
    if (line.asksForToken && !request.headers.has('Authorization')) return new Response('', { status: 401 })
    const answer = await channel.answer(request)
    if (typeof answer === 'string') throw new TypeError('Failed to fetch')
    return answer
  }

  const line: Line = {
    asksForToken: false,
    token: undefined,
    become(next) {
      const before = state
      state = next
      if (before === 'offline' && next !== 'offline') for (const run of awake) run()
      if (before !== 'offline' && next === 'offline') for (const run of asleep) run()
    },
    network: {
      isOnline: () => state !== 'offline',
      awake,
      asleep,
      send(request) {
        asking += 1
        return ask(request).finally(() => (asking -= 1))
      },
    },
    underway: () => asking - channel.counts().held,
  }
  return line
}
