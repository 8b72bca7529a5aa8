import ky from 'ky'
import type { Environment } from '../environment.ts'
import { withinTime } from '../time-limit.ts'
import { readErrorAnswer, type Answer } from './answer.ts'
import { isHeaderText, type Authorization, type Credentials } from './credentials.ts'
import { parseJson } from './json.ts'
import { stringifyWithLongs } from './record-id.ts'
import { beginReport, type RequestReport } from './request-report.ts'

/** After this time the answer of a request counts as lost, in milliseconds. Its body must have arrived, too. */
const requestTimeoutMs = 30_000

export interface TransportOptions {
  readonly baseUrl: string
  readonly operatingUnitNumber: string
  readonly locale: () => string
  /** Returns the header `traceparent` of a request. */
  readonly traceparent?: () => string | undefined
}

/**
 * - `change`: may be processed although its answer is lost.
 * - `question`: may be asked again. A channel may not know it.
 * - `probe`: the question that every channel answers, to find out if it is reachable.
 */
export type RequestKind = 'change' | 'question' | 'probe'

export interface WireRequest<Body> {
  /** Default: `question`. */
  readonly kind?: RequestKind
  readonly method: 'get' | 'post' | 'patch'
  /** The path below `Commerce/`. */
  readonly path: string
  readonly json?: unknown
  /** Sent as the `RequestId` header, so that the channel's telemetry can be matched with ours. */
  readonly requestId?: string
  /** Only for channels that support `Idempotency-Key`: others may refuse the unknown header across origins. */
  readonly idempotencyKey?: string | undefined
  /** The answer is the same for everybody: asked without a token if there is none. */
  readonly isPublic?: boolean
  /** Reads the body of a success; `undefined` if it cannot be read. */
  readonly parse: (body: unknown) => Body | undefined
  /** The value for a 204: the change was made, and the answer does not show its result. Default: 204 cannot be read. */
  readonly whenNoContent?: Body
}

export interface Transport {
  /** Sends a request with this authorization. Default: the current one. */
  send<Body>(request: WireRequest<Body>, authorization?: Authorization): Promise<Answer<Body>>
  /** Resolves with the authorization that the next request would have. */
  authorize: Credentials['authorize']
}

/** Passed on together with the answer. */
export interface AnswerDetails {
  /** The channel's hint of the next run of the jobs, in milliseconds since the epoch. */
  readonly nextRunAt?: number
  readonly report: RequestReport
}

/** Called after every request. */
export type OnAnswer = (kind: RequestKind, answer: Answer<unknown>, details: AnswerDetails) => void

/** Sends HTTP requests to a Commerce channel. Never throws and never retries: only the outbox retries. */
export function createTransport(
  options: TransportOptions,
  credentials: Credentials,
  environment: Environment,
  onAnswer: OnAnswer = () => {},
): Transport {
  const client = ky.create({
    prefix: options.baseUrl,
    fetch: environment.fetch,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    cache: 'no-store',
    // A redirect would carry what somebody typed to another place, such as a sign-in page.
    redirect: 'manual',
    stringifyJson: stringifyWithLongs,
  })

  async function exchange<Body>(
    request: WireRequest<Body>,
    token: string | undefined,
  ): Promise<Answer<Body>> {
    const traceparent = options.traceparent?.()
    const endReport = beginReport(environment, request, traceparent)
    let status: number | undefined
    let nextRunAt: number | undefined
    const aborting = new AbortController()

    async function receive(): Promise<Answer<Body>> {
      const response = await client(`Commerce/${request.path}`, {
        method: request.method,
        headers: { ...headersFor(request, options, token), traceparent: carried(traceparent) },
        searchParams: { 'api-version': '7.3' },
        signal: aborting.signal,
        json: request.json,
      })
      status = response.status
      nextRunAt = readDate(response, 'Next-Run')
      if (token) noteRejection(credentials, token, request, response.status)
      return readAnswer(response, request, token !== undefined, environment.now())
    }

    /** Also for an answer whose body comes byte by byte. */
    function giveUp(): Answer<Body> {
      aborting.abort()
      return { kind: 'lost', reason: 'timeout' }
    }

    const answer = await withinTime(environment, requestTimeoutMs, receive, giveUp).catch(
      (): Answer<Body> => ({ kind: 'lost', reason: 'no-answer' }),
    )
    const hint = answer.kind === 'ok' && nextRunAt !== undefined ? { nextRunAt } : {}
    const report = endReport(answer, status)
    onAnswer(request.kind ?? 'question', answer, { ...hint, report })
    return answer
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
    'Accept-Language': carried(options.locale()),
    'OData-Version': '4.0',
    'OData-MaxVersion': '4.0',
    RequestId: request.requestId,
    'Idempotency-Key': request.idempotencyKey && `"${request.idempotencyKey}"`,
  }
}

/** A text for a header; `undefined` if none can carry it: the request would fail like one without a connection. */
function carried(text: string | undefined): string | undefined {
  return text !== undefined && isHeaderText(text) ? text : undefined
}

/** A 403 to a question says that a shopper may not ask it. Only a 403 to a change may be about the token. */
function noteRejection(
  credentials: Credentials,
  token: string,
  request: WireRequest<unknown>,
  status: number,
): void {
  if (status === 401 || (status === 403 && request.kind === 'change')) credentials.noteRejected(token, status)
}

async function readAnswer<Body>(
  response: Response,
  request: WireRequest<Body>,
  hadToken: boolean,
  now: number,
): Promise<Answer<Body>> {
  const { status } = response
  const body = await response.text()
  if (!response.ok)
    return readErrorAnswer({ status, body, hadToken, retryAfterMs: readRetryAfter(response, now) })
  const parsed = status === 204 ? request.whenNoContent : request.parse(parseJson(body))
  if (parsed !== undefined) return { kind: 'ok', body: parsed }
  // A page is not the channel's answer to a question, and other JSON not its answer to the probe. A change may still have got
  // through.
  const isForeign = request.kind === 'probe' || (request.kind !== 'change' && !isJson(response))
  return isForeign ? { kind: 'not-the-channel' } : { kind: 'lost', reason: 'unreadable' }
}

function isJson(response: Response): boolean {
  return /[/+]json\b/i.test(response.headers.get('Content-Type') ?? '')
}

function readDate(response: Response, header: string): number | undefined {
  const ms = Date.parse(response.headers.get(header) ?? '')
  return Number.isFinite(ms) ? ms : undefined
}

/** Reads seconds or a date, and returns milliseconds. Source: RFC 9110 §10.2.3. */
function readRetryAfter(response: Response, now: number): number | undefined {
  const value = response.headers.get('Retry-After')
  if (!value) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
