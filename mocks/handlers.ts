import { http, HttpResponse, type HttpHandler } from 'msw/http'
import type { Headquarters } from './api/headquarters.ts'

/** The handlers for MSW: the headquarters answers every request with `/Commerce/` in its path. */
export function handlersFor({ fetch }: Pick<Headquarters, 'fetch'>): HttpHandler[] {
  return [
    http.all(/\/Commerce(\/|$)/, async ({ request }) => {
      try {
        return await fetch(request)
      } catch {
        return HttpResponse.error()
      }
    }),
  ]
}
