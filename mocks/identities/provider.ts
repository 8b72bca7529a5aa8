import type { Deps } from '../runtime/deps.ts'
import { isObject, type JsonObject } from '../wire/json.ts'
import { readAuthorizationRequest, redirectTo } from './authorization-request.ts'
import { authorize } from './authorize.ts'
import { discoveryOf } from './discovery.ts'
import { endSession } from './end-session.ts'
import { publicKey } from './jwt.ts'
import { pageWords } from './page-words.ts'
import { problemPage, signedOutPage, signInPage } from './pages.ts'
import { parseChoice } from './people.ts'
import { jsonAnswer, oauthError, pageAnswer, redirectAnswer, type ProviderAnswer } from './provider-answer.ts'
import { answerTokenRequest } from './token-endpoint.ts'
import { signingKeys } from './tokens.ts'
import { endpointOf, issuerOf, type Endpoint } from './urls.ts'
import { answerUserInfo } from './userinfo.ts'

/** A request to the identity provider. */
export interface ProviderRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** The body. */
  readonly text: string
}

type Handler = (deps: Deps, request: ProviderRequest) => ProviderAnswer | Promise<ProviderAnswer>

/** Answers a request to the identity provider. Never rejects for what the request says. */
export async function answerProviderRequest(deps: Deps, request: ProviderRequest): Promise<ProviderAnswer> {
  const endpoint = endpointOf(request.url)
  const handlers = endpoint ? routes[endpoint] : {}
  const handler = handlers[request.method === 'HEAD' ? 'GET' : request.method]
  if (handler) return handler(deps, request)
  const methods = Object.keys(handlers).join(', ')
  const refusal = oauthError('invalid_request', `Send ${methods}`, 405)
  return { ...refusal, headers: { ...refusal.headers, Allow: methods } }
}

const routes: Readonly<Record<Endpoint, Readonly<Record<string, Handler>>>> = {
  '.well-known/openid-configuration': {
    GET: ({ options }, { url }) => jsonAnswer(discoveryOf(issuerOf(url), options.identities)),
  },
  keys: { GET: async (deps) => jsonAnswer({ keys: (await signingKeys(deps)).map(publicKey) }) },
  authorize: { GET: showSignInPage, POST: answerChoice },
  token: { POST: (deps, request) => answerTokenRequest(deps, request, issuerOf(request.url)) },
  userinfo: { GET: answerUserInfo, POST: answerUserInfo },
  'end-session': { GET: showSignOut, POST: answerSignOut },
}

/** Method and path of the requests that the provider answers, as faults name them. */
export const providerRequestNames: readonly string[] = Object.entries(routes).flatMap(
  ([endpoint, handlers]) => Object.keys(handlers).map((method) => `${method} identities/${endpoint}`),
)

async function showSignInPage(
  { tables, options }: Deps,
  { url, headers }: ProviderRequest,
): Promise<ProviderAnswer> {
  const words = pageWords(url, headers)
  try {
    const request = readAuthorizationRequest(url, options.identities.clientIds)
    if (request.error) return redirectAnswer(redirectTo(request, request.error))
    const people = await tables.read((rows) => rows.all('identities').toReversed())
    const choices = people.filter(({ kind = 'shopper' }) => kind === request.kind)
    return pageAnswer(
      signInPage(words, choices, {
        // Source: OpenID Connect, Initiating User Registration.
        person: url.searchParams.get('prompt') === 'create' ? 'new' : 'known',
        loginHint: url.searchParams.get('login_hint') ?? '',
      }),
    )
  } catch (error) {
    return pageAnswer(problemPage(words, messageOf(error)), 400)
  }
}

async function answerChoice(deps: Deps, { url, headers, text }: ProviderRequest): Promise<ProviderAnswer> {
  return answerOrProblem(() => {
    checkJson(headers)
    return authorize(deps, url, parseChoice(objectIn(text)))
  })
}

async function showSignOut(deps: Deps, { url, headers }: ProviderRequest): Promise<ProviderAnswer> {
  const words = pageWords(url, headers)
  try {
    const { redirect } = await endSession(deps, url)
    return redirect === undefined ? pageAnswer(signedOutPage(words)) : redirectAnswer(redirect)
  } catch (error) {
    return pageAnswer(problemPage(words, messageOf(error)), 400)
  }
}

async function answerSignOut(deps: Deps, { url }: ProviderRequest): Promise<ProviderAnswer> {
  return answerOrProblem(() => endSession(deps, url))
}

async function answerOrProblem(answer: () => Promise<object>): Promise<ProviderAnswer> {
  try {
    return jsonAnswer(await answer())
  } catch (error) {
    return oauthError('invalid_request', messageOf(error))
  }
}

/** A page of a foreign site can send any other type without being asked whether it may. */
function checkJson(headers: Headers): void {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json') throw new TypeError('Send application/json')
}

function objectIn(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // Not JSON.
  }
  throw new TypeError('The body is not a JSON object')
}

/** The message of a mistake in the request. Throws any other error again. */
function messageOf(error: unknown): string {
  if (error instanceof TypeError || error instanceof RangeError) return error.message
  throw error
}
