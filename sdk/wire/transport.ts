import ky, { isTimeoutError } from 'ky'
import type { Environment } from '../environment.ts'
import type { Answer } from './answer.ts'
import { readErrorAnswer } from './errors.ts'

/**
 * A token that took longer may have been waited for by a frozen page, whose place another tab has taken: then nothing is
 * sent, in milliseconds. Shorter than any takeover takes.
 */
const longestTokenWaitMs = 5_000
/** How long a request may take before its answer counts as lost, in milliseconds. */
const requestTimeoutMs = 30_000

export interface TransportOptions {
  readonly baseUrl: string
  readonly operatingUnitNumber: string
  readonly getIdToken: () => string | undefined | Promise<string | undefined>
  readonly locale: () => string
}

export interface WireRequest<Body> {
  readonly method: 'get' | 'post' | 'patch'
  /** Below `Commerce/`. */
  readonly path: string
  readonly json?: unknown
  /** Travels as the `RequestId` header, so that a channel's telemetry can be matched with ours. */
  readonly requestId?: string
  /** Only for channels that know `Idempotency-Key`: others may refuse an unknown header across origins. */
  readonly idempotencyKey?: string
  /** Reads the body of a success; `undefined` when it cannot be read. */
  readonly parse: (body: unknown) => Body | undefined
}

export interface Transport {
  send<Body>(request: WireRequest<Body>): Promise<Answer<Body>>
  /** As whom a request would be sent now; `unknown` while the site cannot say. It decides what may be looked up. */
  whoAsks(): Promise<'shopper' | 'guest' | 'unknown'>
}

/** Speaks HTTP with a Commerce channel. Never throws, never tries twice: the outbox is the only retrier. */
export function createTransport(options: TransportOptions, environment: Environment): Transport {
  const client = ky.create({
    prefix: options.baseUrl,
    fetch: environment.fetch,
    retry: 0,
    timeout: requestTimeoutMs,
    throwHttpErrors: false,
    cache: 'no-store',
  })

  return {
    async send(request) {
      const askedAt = environment.now()
      const token = await askForToken(options, environment)
      if (environment.now() - askedAt > longestTokenWaitMs) return { kind: 'busy' }
      if (token === 'none to be had') return { kind: 'unauthorized' }
      const headers = headersFor(request, options, token.value)
      try {
        const response = await client(`Commerce/${request.path}`, {
          method: request.method,
          headers,
          searchParams: { 'api-version': '7.3' },
          ...(request.json !== undefined && { json: request.json }),
        })
        return await readAnswer(response, request, environment.now())
      } catch (error) {
        return { kind: 'lost', reason: isTimeoutError(error) ? 'timeout' : 'no-answer' }
      }
    },
    async whoAsks() {
      const token = await askForToken(options, environment)
      if (token === 'none to be had') return 'unknown'
      return token.value ? 'shopper' : 'guest'
    },
  }
}

/** The site's own code may fail, or never answer: neither must be taken for an answer of the channel. */
async function askForToken(
  { getIdToken }: TransportOptions,
  environment: Environment,
): Promise<{ value: string | undefined } | 'none to be had'> {
  let stopWaiting = () => {}
  const tooLate = new Promise<'none to be had'>((resolve) => {
    stopWaiting = environment.after(longestTokenWaitMs, () => resolve('none to be had'))
  })
  try {
    return await Promise.race([Promise.resolve(getIdToken()).then((value) => ({ value })), tooLate])
  } catch {
    return 'none to be had'
  } finally {
    stopWaiting()
  }
}

function headersFor(
  request: WireRequest<unknown>,
  options: TransportOptions,
  token: string | undefined,
): Record<string, string | undefined> {
  return {
    OUN: options.operatingUnitNumber,
    Authorization: token ? `id_token ${token}` : undefined,
    Prefer: 'return=representation',
    'Accept-Language': options.locale(),
    'OData-Version': '4.0',
    'OData-MaxVersion': '4.0',
    RequestId: request.requestId,
    'Idempotency-Key': request.idempotencyKey && `"${request.idempotencyKey}"`,
  }
}

async function readAnswer<Body>(
  response: Response,
  request: WireRequest<Body>,
  now: number,
): Promise<Answer<Body>> {
  const text = await response.text()
  if (!response.ok) return readErrorAnswer(response.status, text, readRetryAfter(response, now))
  const body = request.parse(parseJson(text))
  return body === undefined ? { kind: 'lost', reason: 'unreadable' } : { kind: 'ok', body }
}

/** Seconds or a date. Source: RFC 9110 §10.2.3. */
function readRetryAfter(response: Response, now: number): number | undefined {
  const value = response.headers.get('Retry-After')
  if (!value) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
