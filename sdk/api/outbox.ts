import { isRefusedAsExisting } from '../operations/own-customer.ts'
import type { StoredEntry, UndeliveredOutcome } from '../outbox/model.ts'
import type { Outbox } from '../public.ts'
import { derive } from '../store.ts'
import { createEntryList } from '../views/outbox-view.ts'
import { checkDecision } from './choices.ts'
import { type ApiDeps, checkId, throwFailure, withPublicErrors } from './verb.ts'

type Event = UndeliveredOutcome['event']

export function createOutbox(
  deps: Pick<ApiDeps, 'outbox' | 'view' | 'messages' | 'stopped' | 'onRecorded'>,
): Outbox {
  const { outbox, view } = deps

  async function applyAll(ids: readonly string[], event: Event): Promise<void> {
    const done = await Promise.all(ids.map((id) => outbox.recordOutcome(id, { event })))
    await deps.onRecorded()
    if (!done.includes(true)) throwFailure(deps, { kind: 'refused', code: 'not_possible_now' })
  }

  function apply(id: string, event: Event): Promise<void> {
    return withPublicErrors(deps, async () => {
      checkId('id', id)
      const { entries } = await outbox.read()
      if (!entries.some((entry) => entry.id === id))
        throwFailure(deps, { kind: 'refused', code: 'entry_unknown' })
      await applyAll([id], event)
    })
  }

  /** The differences between a create and the customer that the shopper has already are decided about together. */
  function resolveDifferences(id: string, event: 'retry' | 'discard'): Promise<void> {
    return withPublicErrors(deps, async () => {
      checkId('id', id)
      const differences = (await outbox.read()).entries.filter(isDifference)
      const customerKey = differences.find((entry) => entry.id === id)?.customerKey
      const together = differences.filter((entry) => entry.customerKey === customerKey)
      if (together.length > 0)
        return applyAll(
          together.map((entry) => entry.id),
          event,
        )
      if (event === 'retry') throwFailure(deps, { kind: 'refused', code: 'not_possible_now' })
      return apply(id, event)
    })
  }

  return {
    ...derive(view.snapshot, createEntryList()),
    retry: (id) => apply(id, 'retry'),
    discard: (id) => apply(id, 'discard'),
    async resolve(id, decision) {
      checkDecision(decision)
      if (decision === 'resend') return apply(id, 'not-found')
      return resolveDifferences(id, decision === 'update' ? 'retry' : 'discard')
    },
  }
}

function isDifference(entry: StoredEntry): boolean {
  return entry.kind !== 'create-customer' && isRefusedAsExisting(entry)
}
