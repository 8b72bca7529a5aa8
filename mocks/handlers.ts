import { http, HttpResponse, type HttpHandler } from 'msw/http'
import type { Headquarters } from './api/headquarters.ts'
import { identityUrl } from './identities/urls.ts'

/**
 * The handlers for MSW: the headquarters answers every request with `/Commerce/` in its path, and those to its identity
 * provider. With `baseUrl`: only those below it.
 */
export function handlersFor({ fetch }: Pick<Headquarters, 'fetch'>, baseUrl?: string): HttpHandler[] {
  const answer = async ({ request }: { readonly request: Request }) => {
    try {
      return await fetch(request)
    } catch {
      return HttpResponse.error()
    }
  }
  return [/\/Commerce(\/|$)/, identityUrl].map((url) => http.all(below(baseUrl, url), answer))
}

/** A pattern of URLs, which begins with a slash, below a base address only. */
function below(baseUrl: string | undefined, url: RegExp): RegExp {
  if (baseUrl === undefined) return url
  const address = baseUrl.replace(/\/$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${address}(?:/.*)?${url.source}`)
}
