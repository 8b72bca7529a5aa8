import type { CountingChannel } from '../../support/channel/counting-channel.ts'

/** The network between one device and its channel. */
export interface SimulatedNetwork {
  setState(state: NetworkState): void
  /** The result of the shopper's `getIdToken`; a promise makes the shop wait for it. */
  token: string | undefined | Promise<string | undefined>
  /** Returns the token, or a new one in the place of one that the channel rejected, as a site does. */
  getIdToken(context: { readonly rejected?: string }): SimulatedNetwork['token']
  /** Somebody between the device and the channel, who may answer a request in its stead. */
  between: ((request: Request) => Response | undefined | Promise<Response | undefined>) | undefined
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
  const { device, setState, inFlight } = createDeviceNetwork(async (request) => {
    const response = (await network.between?.(request.clone())) ?? (await channel.answer(request))
    if (typeof response === 'string') throw new TypeError('Failed to fetch')
    return response
  })

  const network: SimulatedNetwork = {
    token: 'a-token',
    getIdToken({ rejected }) {
      if (rejected !== undefined && network.token === rejected) network.token = `${rejected}+`
      return network.token
    },
    setState,
    between: undefined,
    device,
    inFlight: () => inFlight() - channel.counts().held,
  }
  return network
}

/** The network between one device and whoever answers its requests. */
export function createDeviceNetwork(answer: (request: Request) => Promise<Response>): {
  readonly device: DeviceNetwork
  setState(state: NetworkState): void
  /** How many requests are being answered. */
  inFlight(): number
} {
  let state: NetworkState = 'online'
  let pending = 0
  const [onlineListeners, offlineListeners] = [new Set<() => void>(), new Set<() => void>()]

  async function answerOnline(request: Request): Promise<Response> {
    if (state !== 'online') throw new TypeError('Failed to fetch')
    return answer(request)
  }

  return {
    device: {
      isOnline: () => state !== 'offline',
      onlineListeners,
      offlineListeners,
      send(request) {
        pending += 1
        return answerOnline(request).finally(() => (pending -= 1))
      },
    },
    setState(next) {
      const before = state
      state = next
      if (before === 'offline' && next !== 'offline') for (const run of onlineListeners) run()
      if (before !== 'offline' && next === 'offline') for (const run of offlineListeners) run()
    },
    inFlight: () => pending,
  }
}
