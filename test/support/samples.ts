import type { StoredEntry } from '../../sdk/outbox/records.ts'

/** An entry as it is right after it was recorded, with what a test wants to be different. */
export function sampleEntry(changes: Partial<StoredEntry> = {}): StoredEntry {
  return {
    seq: 1,
    id: 'entry-1',
    kind: 'create-customer',
    customerKey: 'customer-1',
    status: 'queued',
    attempts: 0,
    recordedAt: 1_000,
    payload: { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' },
    requestedMode: 'channel-decides',
    ...changes,
  }
}

/** A body as the channel refuses: JSON whose `Exception` is JSON in a string. */
export function refusalBody(resourceId: string, message = '', results: readonly object[] = []): string {
  return JSON.stringify({
    TypeName: 'DataValidationException',
    Exception: JSON.stringify({
      ErrorResourceId: `Microsoft_Dynamics_Commerce_Runtime_${resourceId}`,
      LocalizedMessage: message,
      ValidationResults: results,
    }),
  })
}
