import { timed, type Noted, type Subject } from './measure.ts'
import type { Engine, Peer } from './peers/engine.ts'
import { answer, person } from './shop.ts'

/** A peer, and its promise as it was tried. */
export interface TriedPeer {
  readonly peer: Peer
  readonly promise: string
}

/** Longer than this no peer is waited for. */
const bound = 20_000

async function withEngine<Result>(peer: Peer, work: (engine: Engine, sent: () => number) => Promise<Result>) {
  let sent = 0
  const engine = await peer.open(crypto.randomUUID(), async (request) => {
    const response = await answer(request)
    sent += 1
    return response
  })
  const result = await work(engine, () => sent)
  await engine.stop()
  return result
}

export function peersOneByOne(peers: readonly TriedPeer[], count: number): readonly Subject[] {
  return subjectsOf(peers, async (engine) => {
    await engine.record(person(0))
    return timed(async () => {
      for (let index = 0; index < count; index += 1) await engine.record(person(index))
    })
  })
}

export function peersBurst(peers: readonly TriedPeer[], count: number): readonly Subject[] {
  return subjectsOf(peers, async (engine) => {
    await engine.record(person(0))
    return timed(() => recordAll(engine, count))
  })
}

/** One run each: some take as long as the bound. */
export function peersDrain(peers: readonly TriedPeer[], count: number): readonly Subject[] {
  const drain = async (engine: Engine, sent: () => number) => {
    await recordAll(engine, count)
    let sentInTime = 0
    const ms = await timed(async () => {
      await Promise.race([engine.send(), new Promise((resolve) => setTimeout(resolve, bound))])
      sentInTime = sent()
    })
    return sentInTime >= count ? ms : projected(ms, sentInTime, count)
  }
  return subjectsOf(peers, drain).map((subject) => ({ ...subject, runs: 1 }))
}

function subjectsOf(
  peers: readonly TriedPeer[],
  work: (engine: Engine, sent: () => number) => Promise<number | Noted>,
): readonly Subject[] {
  return peers.map(({ peer, promise }) => ({
    engine: peer.name,
    promise,
    run: () => withEngine(peer, work),
  }))
}

async function recordAll(engine: Engine, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => engine.record(person(index))))
}

/** The time that all would have taken at the same pace. */
function projected(ms: number, sent: number, count: number): Noted {
  const note = `projected: ${sent} were sent in ${bound / 1_000} s`
  return { value: sent === 0 ? Infinity : (ms * count) / sent, note }
}
