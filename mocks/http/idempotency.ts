import type { Rows } from '../model/tables.ts'
import type { RequestContext } from '../operations/operation.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import type { Answer } from './answer.ts'

/**
 * With the option `idempotencyKeys`, runs a request once for each `Idempotency-Key` and repeats its answer. Throws a
 * `Refusal`: 422 for another body with the same key, 409 while the first request is in progress. [ours] A request
 * without a key always runs.
 */
export async function answerOnce(
  { options, tables, clock }: Deps,
  request: RequestContext,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const key = options.idempotencyKeys === 'on' ? keyOf(request) : undefined
  if (key === undefined) return run()
  const known = await tables.change((rows) => begin(rows, key, fingerprintOf(request), clock.now()))
  if (known) return known
  const answer = await run()
  await tables.change((rows) => finish(rows, key, answer))
  return answer
}

/** [ours] The time after which a request in progress counts as dead, because its page or process has ended. */
const abandonedMs = 120_000

function begin(rows: Rows, key: string, fingerprint: string, startedAt: number): Answer | undefined {
  const row = rows.get('idempotency', key)
  const isAbandoned = row && row.answer === undefined && startedAt - row.startedAt > abandonedMs
  if (!row || isAbandoned) {
    rows.put('idempotency', key, { key, fingerprint, startedAt })
    return undefined
  }
  if (row.fingerprint !== fingerprint) throw new Refusal('IdempotencyKeyReused')
  if (row.answer === undefined) throw new Refusal('IdempotencyKeyInProgress')
  return JSON.parse(row.answer) as Answer
}

function finish(rows: Rows, key: string, answer: Answer): void {
  const row = rows.get('idempotency', key)
  if (row) rows.put('idempotency', key, { ...row, answer: JSON.stringify(answer) })
}

/** The header is a quoted string. */
function keyOf({ method, headers }: RequestContext): string | undefined {
  const header = headers.get('Idempotency-Key')
  if (header === null || method === 'GET') return undefined
  const [, key] = /^"([^"]{1,255})"$/.exec(header.trim()) ?? []
  if (key === undefined)
    throw new Refusal('MalformedRequest', { reason: 'Idempotency-Key is not a quoted string' })
  return key
}

function fingerprintOf({ method, url, text }: RequestContext): string {
  return `${method} ${url.pathname} ${text}`
}
