import type { Headquarters } from '../api/headquarters.ts'
import { bodyObject, bodyText } from '../http/body.ts'
import { SwitchHierarchyError } from '../rules/configuration.ts'
import { DataFileError } from '../tables/sqlite-errors.ts'
import { Refusal } from '../wire/refusal.ts'
import { routes, type Handler } from './console-routes.ts'

/** The maximum length of a body, in bytes: a whole snapshot must fit. */
const maxBodyLength = 100_000_000

export function isConsole(url: URL): boolean {
  return url.pathname === '/hq' || url.pathname.startsWith('/hq/')
}

/**
 * Answers a request of the console as JSON: scripts and testers control the headquarters with it. A HEAD is answered like
 * a GET; the server leaves its body out.
 */
export async function answerConsole(hq: Headquarters, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/\/$/, '')
  const method = request.method === 'HEAD' ? 'GET' : request.method
  try {
    const route = findRoute(method, path)
    if (!route) return json({ error: unknownRoute(method, path) }, 404)
    const body = bodyObject(request, await bodyText(request, maxBodyLength))
    return json((await route.handler(hq, body, route.key)) ?? { done: true })
  } catch (error) {
    return failure(error)
  }
}

function findRoute(method: string, path: string): { handler: Handler; key: string } | undefined {
  const exact = routes[`${method} ${path}`]
  if (exact) return { handler: exact, key: '' }
  const slash = path.lastIndexOf('/')
  const handler = routes[`${method} ${path.slice(0, slash)}/*`]
  return handler && { handler, key: decoded(path.slice(slash + 1)) }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new TypeError(`"${segment.slice(0, 100)}" cannot be read: write % as %25 in the address`)
  }
}

function unknownRoute(method: string, path: string): string {
  return `There is no ${method} ${path}. Known: ${Object.keys(routes).join(', ')}`
}

/**
 * Answers a mistake of the caller with its message. The message of any other error may contain internals: it is left
 * out.
 */
function failure(error: unknown): Response {
  if (error instanceof Refusal) {
    return json({ error: error.message, errorResourceId: error.resourceId }, error.status)
  }
  if (error instanceof SwitchHierarchyError) {
    const { message, feature, missing } = error
    return json({ error: message, feature, missing }, 400)
  }
  if (error instanceof DataFileError) return json({ error: error.message }, 500)
  const isMistake = error instanceof TypeError || error instanceof RangeError
  const message = isMistake ? error.message : 'Internal error of the headquarters'
  return json({ error: message }, isMistake ? 400 : 500)
}

/** Indented: testers read it in a terminal. */
export function json(value: unknown, status = 200): Response {
  const headers = { 'Content-Type': 'application/json' }
  return new Response(`${JSON.stringify(value, null, 2)}\n`, { status, headers })
}
