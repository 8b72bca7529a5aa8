import type { CountingChannel } from '../../support/channel/counting-channel.ts'

/** The network between one device and its channel. */
export interface SimulatedNetwork {
  setState(state: NetworkState): void
  /** If set, a request without a token is answered with 401. */
  requiresToken: boolean
  /** The result of the shop's `getIdToken`; a promise makes the shop wait for it. */
  token: string | undefined | Promise<string | undefined>
  readonly device: DeviceNetwork
  /** How many requests are being answered, without those whose answer the channel holds. */
  inFlight(): number
}

/** `unreachable`: the device believes that it is online, and every request fails. */
export type NetworkState = 'online' | 'offline' | 'unreachable'

/** The network as the tabs of the device see it. */
export interface DeviceNetwork {
  isOnline(): boolean
  readonly onlineListeners: Set<() => void>
  readonly offlineListeners: Set<() => void>
  send(request: Request): Promise<Response>
}

export function createNetwork(channel: CountingChannel): SimulatedNetwork {
  let state: NetworkState = 'online'
  let pending = 0
  const [onlineListeners, offlineListeners] = [new Set<() => void>(), new Set<() => void>()]

  async function answer(request: Request): Promise<Response> {
    if (state !== 'online') throw new TypeError('Failed to fetch')
    if (network.requiresToken && !request.headers.has('Authorization')) {
      return new Response('', { status: 401 })
    }
    const response = await channel.answer(request)
    if (typeof response === 'string') throw new TypeError('Failed to fetch')
    return response
  }

  const network: SimulatedNetwork = {
    requiresToken: false,
    token: undefined,
    setState(next) {
      const before = state
      state = next
      if (before === 'offline' && next !== 'offline') for (const run of onlineListeners) run()
      if (before !== 'offline' && next === 'offline') for (const run of offlineListeners) run()
    },
    device: {
      isOnline: () => state !== 'offline',
      onlineListeners,
      offlineListeners,
      send(request) {
        pending += 1
        return answer(request).finally(() => (pending -= 1))
      },
    },
    inFlight: () => pending - channel.counts().held,
  }
  return network
}
