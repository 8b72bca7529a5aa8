/**
 * Makes a handler that hands the requests of the SDK on to the channel. `authorizationOf` returns the header of the person whose
 * session the request belongs to, such as `id_token eyJ…`; `undefined` if nobody is signed in.
 */
export function forwardTo(
  channel: string,
  authorizationOf: (request: Request) => Promise<string | undefined>,
  send: typeof fetch = fetch,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    if (!pathname.startsWith('/Commerce/')) return new Response(null, { status: 404 })
    const headers = without(request.headers, [
      'Authorization',
      'Connection',
      'Content-Length',
      'Cookie',
      'Host',
    ])
    // A guest's requests have no Authorization, also while somebody is signed in. They stay a guest's.
    if (request.headers.has('Authorization')) {
      const authorization = await authorizationOf(request)
      if (authorization === undefined) return new Response(null, { status: 401 })
      headers.set('Authorization', authorization)
    }
    const body = request.method === 'GET' ? null : await request.arrayBuffer()
    const { method } = request
    // Never again by itself: a request whose answer is lost may have been processed.
    const answer = await send(new URL(pathname + search, channel), {
      method,
      headers,
      body,
      redirect: 'manual',
    })
    const answered = without(answer.headers, ['Content-Encoding', 'Content-Length', 'Transfer-Encoding'])
    return new Response(answer.body, { status: answer.status, headers: answered })
  }
}

function without(headers: Headers, names: readonly string[]): Headers {
  const rest = new Headers(headers)
  for (const name of names) rest.delete(name)
  return rest
}
