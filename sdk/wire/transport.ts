import ky, { isTimeoutError } from 'ky'
import type { Environment } from '../environment.ts'
import { readErrorAnswer, type Answer } from './answer.ts'
import type { Authorization, Credentials } from './credentials.ts'
import { parseJson } from './json.ts'
import { stringifyWithLongs } from './record-id.ts'

/** After this time the answer of a request counts as lost, in milliseconds. */
const requestTimeoutMs = 30_000

export interface TransportOptions {
  readonly baseUrl: string
  readonly operatingUnitNumber: string
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
  /** The answer is the same for everybody: asked without a token if there is none. */
  readonly isPublic?: boolean
  /** Reads the body of a success; `undefined` if it cannot be read. */
  readonly parse: (body: unknown) => Body | undefined
}

export interface Transport {
  /** Sends a request with this authorization. Default: the current one. */
  send<Body>(request: WireRequest<Body>, authorization?: Authorization): Promise<Answer<Body>>
  /** Resolves with the authorization that the next request would have. */
  authorize: Credentials['authorize']
}

/** Sends HTTP requests to a Commerce channel. Never throws and never retries: only the outbox retries. */
export function createTransport(
  options: TransportOptions,
  credentials: Credentials,
  environment: Environment,
): Transport {
  const client = ky.create({
    prefix: options.baseUrl,
    fetch: environment.fetch,
    retry: 0,
    timeout: requestTimeoutMs,
    throwHttpErrors: false,
    cache: 'no-store',
    stringifyJson: stringifyWithLongs,
  })

  async function exchange<Body>(
    request: WireRequest<Body>,
    token: string | undefined,
  ): Promise<Answer<Body>> {
    try {
      const response = await client(`Commerce/${request.path}`, {
        method: request.method,
        headers: headersFor(request, options, token),
        searchParams: { 'api-version': '7.3' },
        ...(request.json !== undefined && { json: request.json }),
      })
      if (token) noteRejection(credentials, token, request, response.status)
      return await readAnswer(response, request, environment.now())
    } catch (error) {
      return { kind: 'lost', reason: isTimeoutError(error) ? 'timeout' : 'no-answer' }
    }
  }

  return {
    authorize: credentials.authorize,
    async send(request, given) {
      const authorization = given ?? (await credentials.authorize())
      if (authorization.kind === 'missing') {
        const { code } = authorization
        return request.isPublic ? exchange(request, undefined) : { kind: 'unauthorized', code }
      }
      const answer = await exchange(request, authorization.token)
      const canAskAsGuest = answer.kind === 'unauthorized' && request.isPublic && authorization.token
      return canAskAsGuest ? exchange(request, undefined) : answer
    },
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

/** A 403 to a question says that a shopper may not ask it. Only a 403 to a change may be about the token. */
function noteRejection(
  credentials: Credentials,
  token: string,
  request: WireRequest<unknown>,
  status: number,
): void {
  if (status === 401 || (status === 403 && request.method !== 'get' && request.requestId !== undefined))
    credentials.noteRejected(token, status)
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
