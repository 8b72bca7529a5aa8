import { serve, type Server, type ServerRequest } from 'srvx'
import type { Headquarters } from '../api/headquarters.ts'
import { answerConsole, isConsole } from './console-api.ts'
import { corsHeaders } from './cors.ts'

export interface ServerOptions {
  /** 0: a free port. */
  readonly port: number
  readonly host: string
}

export interface RunningServer {
  readonly port: number
  /** Answers the current requests, then closes. */
  close(): Promise<void>
}

/** Serves a headquarters over HTTP. Rejects with an Error that names the remedy when the port is in use. */
export async function serveHeadquarters(hq: Headquarters, options: ServerOptions): Promise<RunningServer> {
  const server = serve({
    port: options.port,
    hostname: options.host,
    manual: true,
    silent: true,
    gracefulShutdown: false,
    fetch: (request) => answer(hq, request),
  })
  await listen(server, options)
  return { port: Number(new URL(server.url ?? '').port), close: () => server.close() }
}

async function listen(server: Server, { port, host }: ServerOptions): Promise<void> {
  try {
    await server.serve()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const taken = `Port ${port} of ${host} is in use. Choose another one with --port, or 0 for a free one.`
    throw new Error(code === 'EADDRINUSE' ? taken : `Cannot listen on ${host}:${port}: ${message}`, {
      cause: error,
    })
  }
}

async function answer(hq: Headquarters, request: ServerRequest): Promise<Response> {
  const headers = { ...corsHeaders(request), ...oneRequestPerConnection }
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers })
  const response = await (isConsole(new URL(request.url))
    ? answerConsole(hq, request)
    : throughNetwork(hq, request))
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

/**
 * When a reused connection is cut, browsers send the request again by themselves, even a POST. The fault would be
 * invisible, and the channel would have two customers.
 */
const oneRequestPerConnection = { Connection: 'close' }

/** Cuts the real connection when the simulated network fails. */
async function throughNetwork(hq: Headquarters, request: ServerRequest): Promise<Response> {
  try {
    return await hq.fetch(request)
  } catch {
    request.runtime?.node?.req.socket.destroy()
    return new Response(null, { status: 502 })
  }
}
