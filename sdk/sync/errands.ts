import type { Environment } from '../environment.ts'
import { until } from '../stores/until.ts'
import type { Sender, Turn } from './sender.ts'
import type { Tabs } from './tab-channel.ts'

/** What any tab may ask of the one that sends, itself or another. */
export interface Errands {
  /** Asks, and does not wait. */
  nudge(): void
  /** Resolves when the sender, here or in another tab, has done it, or did not answer in time. */
  flush(): Promise<void>
  reconcile(): Promise<void>
}

export function createErrands(parts: {
  readonly sender: Sender
  readonly tabs: Tabs
  readonly environment: Environment
  readonly timeoutMs: number
  readonly stopped: AbortSignal
}): Errands {
  const { sender, tabs } = parts

  tabs.onMessage('flush', () => {
    void sender.turn
      .get()
      ?.flush('woken')
      .then(() => tabs.tell({ type: 'flushed' }))
  })
  tabs.onMessage('reconcile', () => {
    void sender.turn
      .get()
      ?.reconcile()
      .then(() => tabs.tell({ type: 'reconciled' }))
  })

  async function ask(type: 'flush' | 'reconcile', run: (turn: Turn) => Promise<void>): Promise<void> {
    const answered = new AbortController()
    const stopListening = tabs.onMessage(type === 'flush' ? 'flushed' : 'reconciled', () => answered.abort())
    if (!sender.turn.get()) tabs.tell({ type })
    const turn = await until(sender.turn, (own) => own, {
      environment: parts.environment,
      timeoutMs: parts.timeoutMs,
      signal: AbortSignal.any([answered.signal, parts.stopped]),
    })
    stopListening()
    if (turn) await run(turn)
  }

  return {
    nudge() {
      const own = sender.turn.get()
      if (own) void own.flush('as-planned')
      else tabs.tell({ type: 'flush' })
    },
    flush: () => ask('flush', (turn) => turn.flush('woken')),
    reconcile: () => ask('reconcile', (turn) => turn.reconcile()),
  }
}
