import { createCommerce } from '../../../sdk/commerce.ts'
import type { Commerce } from '../../../sdk/public.ts'
import type { Clock } from '../random/clock.ts'
import type { Databases } from '../random/databases.ts'
import { watchLocks } from '../random/locks.ts'
import { createDeviceNetwork, type NetworkState } from '../random/network.ts'
import { createPlatform, type Platform } from '../random/platform.ts'
import type { Random } from '../random/seeded-random.ts'
import type { Person } from './people.ts'

/** One device with its storage, its network and its tabs. People take turns on it. */
export interface Device {
  readonly name: string
  readonly tabs: DeviceTab[]
  /** The person who uses it; `undefined`: a guest. */
  user: Person | undefined
  setNetwork(state: NetworkState): void
  /** Opens a tab for whoever uses the device. */
  openTab(): DeviceTab
  isBusy(): boolean
}

export interface DeviceTab {
  readonly name: string
  readonly user: Person | undefined
  readonly commerce: Commerce
  readonly platform: Platform
}

export function createDevice(deps: {
  readonly name: string
  readonly clock: Clock
  readonly jitter: Random
  readonly databases: Databases
  readonly answer: (request: Request) => Promise<Response>
  readonly onOpen: (tab: DeviceTab) => void
}): Device {
  const { name, clock, jitter, databases } = deps
  const database = `${name} ${crypto.randomUUID()}`
  const baseUrl = `https://${database.replaceAll(' ', '-')}.example/`
  const operatingUnitNumber = '068'
  const channelName = JSON.stringify([baseUrl, operatingUnitNumber])
  const network = createDeviceNetwork(deps.answer)
  const locks = watchLocks()
  const shared = { database, channelName, databases, clock, jitter, network: network.device, locks }
  let opened = 0

  const device: Device = {
    name,
    tabs: [],
    user: undefined,
    setNetwork: network.setState,
    openTab() {
      const platform = createPlatform(shared, `${name}-${(opened += 1)}`)
      const { user } = device
      const shopper = user && { shopper: { id: user.name, getIdToken: user.getIdToken } }
      const commerce = createCommerce({ baseUrl, operatingUnitNumber, ...shopper }, platform.environment)
      const tab = { name: `${name}-${opened}`, user, commerce, platform }
      device.tabs.push(tab)
      deps.onOpen(tab)
      return tab
    },
    isBusy: () =>
      databases.activeTransactions(database) > 0 || network.inFlight() > 0 || locks.pendingRequests() > 0,
  }
  return device
}
