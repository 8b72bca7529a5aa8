import { Server as HttpServer } from 'node:http'
import { serve, type Server, type ServerRequest } from 'srvx'
import type { Headquarters } from '../api/headquarters.ts'
import { breaksNewConnection } from '../faults/faults.ts'
import { createConnections, type Connections } from './connections.ts'
import { answerConsole, isConsole, json } from './console-api.ts'
import { isAllowedHost } from './hosts.ts'
import { corsHeaders, defaultExposedHeaders, isForeign, type OriginPolicy } from './origins.ts'

export interface ServerOptions extends Partial<OriginPolicy> {
  /** 0: a free port. */
  readonly port: number
  /** The address to listen on. Requests may name it. */
  readonly host: string
  /** Names, besides `localhost` and addresses, that requests may name the server by. Default: none. */
  readonly allowHosts?: readonly string[]
}

export interface RunningServer {
  readonly port: number
  /** Answers the current requests, then closes. Takes less than two seconds, whatever is connected. */
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
    // A proxy of this machine may serve HTTPS: the issuer of the identities begins like the address of the page.
    trustProxy: 'loopback',
    fetch: (request) => answer(request),
  })
  const connections = createConnections(httpServerOf(server))
  const answer = createAnswer(hq, policyOf(options), connections)
  await listen(server, options)
  return {
    port: Number(new URL(server.url ?? '').port),
    async close() {
      const closed = server.close()
      await connections.end()
      await closed
    },
  }
}

interface Policy extends OriginPolicy {
  readonly hosts: readonly string[]
}

function policyOf({
  host,
  allowHosts = [],
  allowOrigins = [],
  exposeHeaders = defaultExposedHeaders,
}: ServerOptions): Policy {
  return { hosts: [host.toLowerCase(), ...allowHosts], allowOrigins, exposeHeaders }
}

function httpServerOf({ node }: Server): HttpServer {
  if (node?.server instanceof HttpServer) return node.server
  throw new Error('The HTTP server of Node is missing')
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

function createAnswer(hq: Headquarters, policy: Policy, connections: Connections) {
  return async (request: ServerRequest): Promise<Response> => {
    const response = refusal(request, policy) ?? (await process(hq, request))
    const headers = { ...corsHeaders(request, policy), ...(await connectionHeader(hq, connections)) }
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
    return response
  }
}

/** Pages of foreign sites must not use the server through the browser of somebody who visits them. */
function refusal(request: Request, policy: Policy): Response | undefined {
  if (!URL.canParse(request.url)) {
    return json({ error: 'The address is not valid. A proxy may have sent a wrong X-Forwarded-Host' }, 400)
  }
  const host = request.headers.get('Host')
  if (!isAllowedHost(host, policy.hosts)) {
    const name = (host ?? '').replace(/:\d*$/, '').slice(0, 100)
    return json({ error: `The host "${name}" is not allowed. If it is yours: --allow-host ${name}` }, 403)
  }
  // The channel has no such rule: there, the browser keeps the answer from the page.
  if (!isConsole(new URL(request.url)) || !isForeign(request, policy)) return undefined
  const origin = request.headers.get('Origin')?.slice(0, 100)
  const page = origin === undefined ? 'A page of another site' : `A page of ${origin}`
  const remedy = `--allow-origin ${origin ?? 'and its origin, such as http://shop.test:8080'}`
  return json({ error: `${page} may not use the console. If it is yours: ${remedy}` }, 403)
}

function process(hq: Headquarters, request: ServerRequest): Promise<Response> {
  if (request.method === 'OPTIONS') return Promise.resolve(new Response(null, { status: 204 }))
  return isConsole(new URL(request.url)) ? answerConsole(hq, request) : throughNetwork(hq, request)
}

/** Cuts the real connection when the simulated network fails. */
async function throughNetwork(hq: Headquarters, request: ServerRequest): Promise<Response> {
  try {
    return await hq.fetch(request)
  } catch {
    request.runtime?.node?.req.socket.destroy()
    return new Response(null, { status: 502 })
  }
}

/**
 * When a connection that was used before is cut, browsers send the request again by themselves, even a POST. While a
 * fault is going to cut one, each request gets a new connection: the client then sees the fault.
 */
async function connectionHeader(hq: Headquarters, connections: Connections): Promise<Record<string, string>> {
  const faults = await hq.faults.list().catch(() => [])
  if (!faults.some(breaksNewConnection)) return {}
  connections.closeIdle()
  return { Connection: 'close' }
}
