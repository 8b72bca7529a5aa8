import { peerOf, sdkModule, type SdkModule } from './ours.ts'
import type { TriedPeer } from './peer-measures.ts'
import type { Peer } from './peers/engine.ts'
import { checkPromise, engineInTab } from './promises.ts'

/** The promises of each engine, and the peers that are installed. */
export interface TriedEngines {
  readonly promise: string
  readonly peers: readonly TriedPeer[]
}

interface PeersModule {
  readonly peers: readonly Peer[]
}

/** Empty where the peers could not be installed. */
const peersModule: string = import.meta.env.PEERS

export async function tryEngines(): Promise<TriedEngines> {
  const { peers }: PeersModule = peersModule ? await import(/* @vite-ignore */ peersModule) : { peers: [] }
  const [promise, ...tried] = await Promise.all([
    checkPromise(engineInTab<SdkModule>(sdkModule, peerOf)),
    ...peers.map((peer) => checkPromise(inTab(peer.name))),
  ])
  return { promise, peers: peers.map((peer, index) => ({ peer, promise: tried[index] ?? '' })) }
}

function inTab(wanted: string) {
  return engineInTab<PeersModule>(peersModule, ({ peers }) => peers.find(({ name }) => name === wanted))
}
