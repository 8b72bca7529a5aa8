import { readable, type Readable } from 'svelte/store'
import type { RealTimeLoad } from './headquarters.ts'
import { listenToTabs, type AskWhoIsThere } from './tab-listener.ts'

type Message = { readonly type: 'load'; readonly tab: string; readonly load: RealTimeLoad } | AskWhoIsThere

const channelName = 'asola real-time load'

/** Each tab has calls of its own; here each tells the others, so that the console shows all of them together. */
export function shareLoad(own: Readable<RealTimeLoad>): Readable<RealTimeLoad> {
  const channel = new BroadcastChannel(channelName)
  const tab = crypto.randomUUID()
  let mine = noLoad
  const tell = () => channel.postMessage({ type: 'load', tab, load: mine } satisfies Message)

  own.subscribe((load) => {
    mine = load
    tell()
  })
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'who-is-there') tell()
  })
  // Nobody waits for the calls of a tab that has gone.
  addEventListener('pagehide', () => {
    mine = { ...mine, inFlight: 0, waiting: 0 }
    tell()
  })
  return readable(noLoad, listen)
}

function listen(set: (load: RealTimeLoad) => void) {
  const loads = new Map<string, RealTimeLoad>()
  return listenToTabs<Message>(
    channelName,
    (message) => {
      if (message.type === 'load') set(together([...loads.set(message.tab, message.load).values()]))
    },
    () => loads.clear(),
  )
}

export const callsOf = ({ answered, failed, refused }: RealTimeLoad) => answered + failed + refused

function together(loads: readonly RealTimeLoad[]): RealTimeLoad {
  const sum = (value: (load: RealTimeLoad) => number) => loads.reduce((total, load) => total + value(load), 0)
  return {
    capacity: Math.max(...loads.map(({ capacity }) => capacity)),
    inFlight: sum(({ inFlight }) => inFlight),
    waiting: sum(({ waiting }) => waiting),
    answered: sum(({ answered }) => answered),
    failed: sum(({ failed }) => failed),
    refused: sum(({ refused }) => refused),
    averageMs: sum((load) => load.averageMs * callsOf(load)) / Math.max(1, sum(callsOf)),
    waited: sum(({ waited }) => waited),
    longestWaitMs: Math.max(...loads.map(({ longestWaitMs }) => longestWaitMs)),
  }
}

const noLoad: RealTimeLoad = {
  capacity: 0,
  inFlight: 0,
  waiting: 0,
  answered: 0,
  failed: 0,
  refused: 0,
  averageMs: 0,
  waited: 0,
  longestWaitMs: 0,
}
