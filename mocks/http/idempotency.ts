import { callerOf } from '../identities/caller.ts'
import type { Rows } from '../model/tables.ts'
import type { RequestContext } from '../operations/operation.ts'
import type { Caller } from '../rules/access.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import type { Answer } from './answer.ts'
import { checkChannel } from './match.ts'

/**
 * With the option `idempotencyKeys`, runs a request once for each caller and `Idempotency-Key`, and repeats its answer.
 * Throws a `Refusal`: 422 for another body with the same key, 409 while the first request is in progress. [ours] A
 * request without a key always runs. So does one that does not name its channel or its caller: it is refused, and must
 * not use up the key of the request that is sent when that is corrected.
 */
export async function answerOnce(
  deps: Deps,
  request: RequestContext,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const { options, tables, clock } = deps
  const given = options.idempotencyKeys === 'on' ? keyOf(request) : undefined
  const caller = given === undefined ? undefined : await authenticatedCaller(deps, request)
  if (given === undefined || caller === undefined) return run()
  const key = JSON.stringify({ ...nameOf(caller), key: given })
  const known = await tables.change((rows) => begin(rows, key, fingerprintOf(request), clock.now()))
  if (known) return known
  const answer = await run()
  await tables.change((rows) => finish(rows, key, answer))
  return answer
}

/** Resolves with `undefined` for a request that will be refused because of its channel or its token. */
async function authenticatedCaller(deps: Deps, { headers }: RequestContext): Promise<Caller | undefined> {
  try {
    checkChannel(headers, deps.options.operatingUnitNumber)
    return await callerOf(deps, headers)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** Without the claims of a token, which may change. */
function nameOf(caller: Caller) {
  return { kind: caller.kind, ...('subject' in caller && { subject: caller.subject }) }
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
