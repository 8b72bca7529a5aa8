import { serve, type Server, type ServerRequest } from 'srvx'
import type { Headquarters } from '../api/headquarters.ts'
import { answerConsole, isConsole } from './console-api.ts'
import { corsHeaders } from './cors.ts'

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly host: string
}

export interface RunningServer {
  readonly port: number
  /** Answers what is under way, then closes. */
  close(): Promise<void>
}

/** Serves a headquarters over HTTP. Rejects with an Error that says how to go on when the port is taken. */
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
  const headers = { ...corsHeaders(request), ...oneRequestAConnection }
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers })
  const response = await (isConsole(new URL(request.url))
    ? answerConsole(hq, request)
    : viaNetwork(hq, request))
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

/**
 * A browser repeats by itself what is cut on a connection that has served before, a POST included: nobody would see the
 * failure, and the customer would be there twice.
 */
const oneRequestAConnection = { Connection: 'close' }

/** Where the mocked network fails, the real connection is cut. */
async function viaNetwork(hq: Headquarters, request: ServerRequest): Promise<Response> {
  try {
    return await hq.fetch(request)
  } catch {
    request.runtime?.node?.req.socket.destroy()
    return new Response(null, { status: 502 })
  }
}
