import type { UndeliveredOutcome } from '../outbox/model.ts'
import type { Outbox } from '../public.ts'
import { derive } from '../store.ts'
import { viewEntries } from '../views/outbox-view.ts'
import { type ApiDeps, throwFailure, withPublicErrors } from './verb.ts'

export function createOutbox(deps: Pick<ApiDeps, 'outbox' | 'view' | 'messages' | 'onRecorded'>): Outbox {
  const { outbox, view } = deps

  function apply(id: string, event: UndeliveredOutcome['event']): Promise<void> {
    return withPublicErrors(deps, async () => {
      const isDone = await outbox.recordOutcome(id, { event })
      const isKnown = isDone || (await outbox.read()).entries.some((entry) => entry.id === id)
      await deps.onRecorded()
      if (!isDone)
        throwFailure(deps, { kind: 'refused', code: isKnown ? 'not_possible_now' : 'entry_unknown' })
    })
  }

  return {
    ...derive(view.snapshot, viewEntries),
    retry: (id) => apply(id, 'retry'),
    discard: (id) => apply(id, 'discard'),
    resolve: (id, decision) => apply(id, decision === 'resend' ? 'not-found' : 'discard'),
  }
}
