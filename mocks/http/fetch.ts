import type { Deps } from '../runtime/deps.ts'
import type { RequestLogEntry } from '../runtime/log.ts'
import type { Fault, FaultKind } from '../model/settings.ts'
import { Refusal } from '../wire/refusal.ts'
import { responseOf, type Answer } from './answer.ts'
import { bodyText } from './body.ts'
import { refused } from './execute.ts'
import { operationName, type Incoming } from './match.ts'
import { faultsFor } from './request-faults.ts'
import { processRequest } from './process.ts'

/** Answers requests as the channel would, with the faults that strike them. */
export function createShell(context: Deps): (request: Request) => Promise<Response> {
  return async (request) => {
    const at = context.clock.now()
    const notes: string[] = []
    const incoming = await read(request)
    const faults = await faultsFor(context, incoming)
    notes.push(...faults.map(({ kind, id }) => `fault ${id}: ${kind}`))
    const answer = await answerThrough(context, incoming, faults, notes)
    context.log.add(logEntry(incoming, answer, at, context.clock.now(), notes))
    if (answer.kind === 'lost') throw new TypeError('Failed to fetch')
    return answer.kind === 'garbage' ? garbage(answer.answer) : responseOf(answer.answer)
  }
}

/** What reaches the client. */
type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'garbage'; readonly answer: Answer }
  | { readonly kind: 'lost'; readonly answer?: Answer }

async function read(request: Request): Promise<Incoming> {
  const incoming = { method: request.method, url: new URL(request.url), headers: request.headers }
  try {
    return { ...incoming, text: await bodyText(request) }
  } catch (error) {
    if (error instanceof Refusal) return { ...incoming, text: '', unreadable: error }
    throw error
  }
}

async function answerThrough(
  context: Deps,
  incoming: Incoming,
  faults: readonly Fault[],
  notes: string[],
): Promise<Outcome> {
  const triggered = (kind: FaultKind) => faults.find((fault) => fault.kind === kind)
  if (triggered('no-connection')) return { kind: 'lost' }
  const early = await withoutProcessing(context, incoming, triggered)
  if (early) return { kind: 'answered', answer: early }
  const slow = triggered('slow')
  if (slow) await context.clock.sleep(slow.ms ?? 1000)
  if (triggered('duplicate-delivery')) await processRequest(context, incoming, faults, notes)
  const answer = await processRequest(context, incoming, faults, notes)
  if (triggered('no-answer')) return { kind: 'lost', answer }
  return { kind: triggered('garbage') ? 'garbage' : 'answered', answer }
}

async function withoutProcessing(
  context: Deps,
  { headers }: Incoming,
  triggered: (kind: FaultKind) => Fault | undefined,
): Promise<Answer | undefined> {
  const timeout = triggered('timeout')
  if (timeout) {
    await context.clock.sleep(timeout.ms ?? 60_000)
    return refused(new Refusal('TransactionServiceTimeOut'), headers)
  }
  const fault = triggered('status')
  if (!fault) return undefined
  const { status = 503, errorResourceId, retryAfter } = fault
  const refusal = new Refusal('ServiceUnavailable', {
    status,
    ...(errorResourceId && { resourceId: errorResourceId }),
  })
  const answer = refused(refusal, headers)
  if (retryAfter === undefined) return answer
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfter) } }
}

function garbage({ status }: Answer): Response {
  const html = '<!doctype html><title>Proxy</title><p>Something answered, but not the channel.'
  return new Response(html, { status, headers: { 'Content-Type': 'text/html' } })
}

function logEntry(
  incoming: Incoming,
  outcome: Outcome,
  at: number,
  now: number,
  notes: readonly string[],
): RequestLogEntry {
  const { answer } = outcome
  const authorization = incoming.headers.get('Authorization') ?? ''
  return {
    kind: 'request',
    at,
    tookMs: now - at,
    operation: operationName(incoming),
    method: incoming.method,
    url: incoming.url.href,
    caller: /^id_token/i.test(authorization) ? 'shopper' : authorization ? 'application' : 'anonymous',
    ...(incoming.text && { body: asData(incoming.text) }),
    status: outcome.kind === 'lost' ? 0 : (answer?.status ?? 0),
    ...(answer?.body !== undefined && { answer: answer.body }),
    ...(answer?.errorResourceId && { errorResourceId: answer.errorResourceId }),
    notes,
  }
}

function asData(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
