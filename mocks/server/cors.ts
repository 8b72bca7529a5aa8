const local = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\]|[\w-]+\.localhost)(:\d+)?$/

/** The headers that let pages of this machine read the answers. Pages of other origins get none. */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get('Origin')
  if (origin === null || !local.test(origin)) return {}
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE, OPTIONS',
    'Access-Control-Allow-Headers': request.headers.get('Access-Control-Request-Headers') ?? '*',
    'Access-Control-Expose-Headers': 'Retry-After, OData-Version, Preference-Applied',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin, Access-Control-Request-Headers',
  }
}
