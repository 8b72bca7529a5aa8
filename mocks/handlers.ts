import { http, HttpResponse, type HttpHandler } from 'msw/http'
import type { Headquarters } from './api/headquarters.ts'
import { identityUrl } from './identities/urls.ts'

/**
 * The handlers for MSW: the headquarters answers every request with `/Commerce/` in its path, and those to its identity
 * provider.
 */
export function handlersFor({ fetch }: Pick<Headquarters, 'fetch'>): HttpHandler[] {
  const answer = async ({ request }: { readonly request: Request }) => {
    try {
      return await fetch(request)
    } catch {
      return HttpResponse.error()
    }
  }
  return [http.all(/\/Commerce(\/|$)/, answer), http.all(identityUrl, answer)]
}
