import ky, { isTimeoutError } from 'ky'
import type { Environment } from '../environment.ts'
import { readErrorAnswer, type Answer } from './answer.ts'
import { parseJson } from './json.ts'
import { stringifyWithLongs } from './record-id.ts'

/**
 * The longest time `getIdToken` may take, in milliseconds. If it took longer, the page may have been frozen and another tab
 * may lead by now, so nothing is sent. It must stay shorter than a takeover (see `sync/leader-election.ts`).
 */
const longestTokenWaitMs = 5_000
/** After this time the answer of a request counts as lost, in milliseconds. */
const requestTimeoutMs = 30_000

export interface TransportOptions {
  readonly baseUrl: string
  readonly operatingUnitNumber: string
  readonly getIdToken: () => string | undefined | Promise<string | undefined>
  readonly locale: () => string
}

export interface WireRequest<Body> {
  readonly method: 'get' | 'post' | 'patch'
  /** The path below `Commerce/`. */
  readonly path: string
  readonly json?: unknown
  /** Sent as the `RequestId` header, so that the channel's telemetry can be matched with ours. */
  readonly requestId?: string
  /** Only for channels that support `Idempotency-Key`: others may refuse the unknown header across origins. */
  readonly idempotencyKey?: string
  /** Reads the body of a success; `undefined` if it cannot be read. */
  readonly parse: (body: unknown) => Body | undefined
}

/** The identity of a request. It decides which lookups are possible. */
export type Caller = 'shopper' | 'guest' | 'unknown'

export interface Transport {
  send<Body>(request: WireRequest<Body>): Promise<Answer<Body>>
  /**
   * Resolves with the identity that a request would have now: a shopper has a token, a guest has none. `unknown` if
   * `getIdToken` fails or takes too long.
   */
  identifyCaller(): Promise<Caller>
}

/** Sends HTTP requests to a Commerce channel. Never throws and never retries: only the outbox retries. */
export function createTransport(options: TransportOptions, environment: Environment): Transport {
  const client = ky.create({
    prefix: options.baseUrl,
    fetch: environment.fetch,
    retry: 0,
    timeout: requestTimeoutMs,
    throwHttpErrors: false,
    cache: 'no-store',
    stringifyJson: stringifyWithLongs,
  })

  return {
    async send(request) {
      const startedAt = environment.now()
      const token = await readToken(options, environment)
      if (environment.now() - startedAt > longestTokenWaitMs) return { kind: 'busy' }
      if (token === 'unavailable') return { kind: 'unauthorized' }
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
    async identifyCaller() {
      const token = await readToken(options, environment)
      if (token === 'unavailable') return 'unknown'
      return token.value ? 'shopper' : 'guest'
    },
  }
}

/** The site's `getIdToken` may fail or never answer. Neither may be mistaken for an answer of the channel. */
async function readToken(
  { getIdToken }: TransportOptions,
  environment: Environment,
): Promise<{ value: string | undefined } | 'unavailable'> {
  let cancelTimeout = () => {}
  const timeout = new Promise<'unavailable'>((resolve) => {
    cancelTimeout = environment.after(longestTokenWaitMs, () => resolve('unavailable'))
  })
  try {
    return await Promise.race([Promise.resolve(getIdToken()).then((value) => ({ value })), timeout])
  } catch {
    return 'unavailable'
  } finally {
    cancelTimeout()
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

/** Reads seconds or a date, and returns milliseconds. Source: RFC 9110 §10.2.3. */
function readRetryAfter(response: Response, now: number): number | undefined {
  const value = response.headers.get('Retry-After')
  if (!value) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
