import { http, HttpResponse, type HttpHandler } from 'msw/http'
import type { Headquarters } from './api/headquarters.ts'

/** Handlers for MSW: every request whose path has `/Commerce/` in it is the headquarters'. */
export function handlersFor({ fetch }: Pick<Headquarters, 'fetch'>): HttpHandler[] {
  return [
    http.all(/\/Commerce\/./, async ({ request }) => {
      try {
        return await fetch(request)
      } catch {
        return HttpResponse.error()
      }
    }),
  ]
}
