import { Refusal } from '../wire/refusal.ts'
import type { Answer } from './answer.ts'
import type { BatchRequest } from './batch.ts'
import { rootOf } from './odata-url.ts'

/** `$1` at the start of a URL stands for the entity that the request with the Content-ID 1 creates. */
const reference = /\/Commerce\/(?:\$|%24)(\w+)(\/.*)?$/i

/** Tells if a request of a change set refers to another one. */
export function isReference({ url }: BatchRequest): boolean {
  return reference.test(url.pathname)
}

/**
 * Runs `step` for each request of a change set, in order, with references replaced by the URLs of the entities that
 * the requests before have created. Throws a `Refusal` for a reference to anything else.
 */
export function inOrder<Request extends BatchRequest, Result extends { readonly answer: Answer }>(
  requests: readonly Request[],
  step: (request: Request, at: number) => Result,
): Result[] {
  const created = new Map<string, string>()
  return requests.map((request, at) => {
    const result = step(resolved(request, created), at)
    const location = result.answer.headers.Location
    if (request.contentId && location) created.set(request.contentId, location)
    return result
  })
}

/** The request as the log and faults name it: `PATCH $1` after `POST Customers` is `PATCH Customers`. */
export function withReferencedPath(request: BatchRequest, others: readonly BatchRequest[]): BatchRequest {
  const [, id, rest = ''] = reference.exec(request.url.pathname) ?? []
  const target = others.find(({ contentId }) => contentId !== undefined && contentId === id)
  return target ? { ...request, url: new URL(`${target.url.origin}${target.url.pathname}${rest}`) } : request
}

function resolved<Request extends BatchRequest>(
  request: Request,
  created: ReadonlyMap<string, string>,
): Request {
  const [, id, rest = ''] = reference.exec(request.url.pathname) ?? []
  if (id === undefined) return request
  const location = created.get(id)
  if (location === undefined) {
    const reason = `The batch cannot be read: no earlier request of the change set has created $${id}`
    throw new Refusal('MalformedRequest', { reason })
  }
  return { ...request, url: new URL(`${location}${rest}${request.url.search}`, rootOf(request.url)) }
}
