import { http, HttpResponse, type HttpHandler } from 'msw/http'
import type { Headquarters } from './api/headquarters.ts'

/**
 * The handlers for MSW: the headquarters answers every request with `/Commerce/` in its path, or only those below
 * `baseUrl`.
 */
export function handlersFor({ fetch }: Pick<Headquarters, 'fetch'>, baseUrl?: string): HttpHandler[] {
  return [
    http.all(patternOf(baseUrl), async ({ request }) => {
      try {
        return await fetch(request)
      } catch {
        return HttpResponse.error()
      }
    }),
  ]
}

function patternOf(baseUrl: string | undefined): RegExp {
  if (baseUrl === undefined) return /\/Commerce\/./
  return new RegExp(`^${baseUrl.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:.*/)?Commerce/.`)
}
