import { isLocalName, isLoopback } from './hosts.ts'

/** The pages that may use the server, and what they may see of an answer. */
export interface OriginPolicy {
  /** Origins besides those of this machine, such as `http://shop.test:8080`. */
  readonly allowOrigins: readonly string[]
  /** The headers that a page of another origin may read. */
  readonly exposeHeaders: readonly string[]
}

/** [ours] Whether a real channel exposes any is not known. */
export const defaultExposedHeaders: readonly string[] = [
  'Retry-After',
  'Location',
  'OData-EntityId',
  'OData-Version',
  'Preference-Applied',
]

/** Tells if a page of this origin may use the server: one of this machine, of the server itself, or an allowed one. */
export function isAllowedOrigin(origin: string, request: Request, { allowOrigins }: OriginPolicy): boolean {
  if (allowOrigins.includes(origin)) return true
  if (!/^https?:\/\//.test(origin) || !URL.canParse(origin)) return false
  const { hostname, host } = new URL(origin)
  return isLocalName(hostname) || isLoopback(hostname) || host === request.headers.get('Host')
}

/**
 * Tells if a page of a foreign site has made a browser send this request. Programs such as curl send neither header.
 */
export function isForeign(request: Request, policy: OriginPolicy): boolean {
  const origin = request.headers.get('Origin')
  if (origin !== null) return !isAllowedOrigin(origin, request, policy)
  return request.headers.get('Sec-Fetch-Site') === 'cross-site'
}

/** The headers that let allowed pages read the answers. Pages of other origins get none. */
export function corsHeaders(request: Request, policy: OriginPolicy): Record<string, string> {
  const origin = request.headers.get('Origin')
  if (origin === null || !isAllowedOrigin(origin, request, policy)) return { Vary: 'Origin' }
  const asked = request.headers.get('Access-Control-Request-Headers')
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE, OPTIONS',
    ...(asked !== null && { 'Access-Control-Allow-Headers': asked }),
    ...(policy.exposeHeaders.length > 0 && {
      'Access-Control-Expose-Headers': policy.exposeHeaders.join(', '),
    }),
    'Access-Control-Max-Age': '600',
    Vary: 'Origin, Access-Control-Request-Headers',
  }
}

/** Throws a TypeError unless `text` is an origin: scheme, host and port, or `null` for pages opened as files. */
export function checkOrigin(text: string, flag: string): string {
  if (text === 'null') return text
  const origin =
    /^https?:\/\/[^/?#@*]+\/?$/i.test(text) && URL.canParse(text) ? new URL(text).origin : undefined
  if (origin !== undefined) return origin
  throw new TypeError(
    `${flag} is an origin, such as http://shop.test:8080 (or null, for pages opened as files), not "${text}"`,
  )
}
