import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { createCountingChannel, type ChannelOptions, type CountingChannel } from './counting-channel.ts'
import type { BrokenConnection } from './faults.ts'

/** The counting channel over real HTTP, open to other origins. */
export interface ServedChannel extends CountingChannel {
  readonly url: string
  /** Closes the port and every connection. */
  stop(): Promise<void>
  /** Listens on the same port again. */
  restart(): Promise<void>
}

/** Serves a channel until the test ends. */
export async function setupChannel(options: ChannelOptions = {}): Promise<ServedChannel> {
  const channel = createCountingChannel(options)
  const server = createServer((incoming, outgoing) => {
    relay(channel, incoming, outgoing).catch((error: unknown) => {
      // A browser that was killed in the middle of its request gets no answer.
      if (!incoming.errored) throw error
    })
  })
  const port = await listen(server, 0)
  const stop = () => close(server)
  onTestFinished(async () => {
    channel.releaseAnswers()
    await stop()
  })
  return {
    ...channel,
    url: `http://127.0.0.1:${port}/`,
    stop,
    restart: async () => void (await listen(server, port)),
  }
}

async function relay(
  channel: CountingChannel,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  allowOtherOrigins(incoming, outgoing)
  if (incoming.method === 'OPTIONS') return void outgoing.writeHead(204).end()
  const answer = await channel.answer(await toRequest(incoming))
  await (typeof answer === 'string' ? breakConnection(answer, outgoing) : send(answer, outgoing))
}

/** Shop and channel have different origins, as in production: the browser sends preflight requests. */
function allowOtherOrigins({ headers }: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.setHeader('Access-Control-Allow-Origin', '*')
  outgoing.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH')
  outgoing.setHeader('Access-Control-Allow-Headers', headers['access-control-request-headers'] ?? '*')
  outgoing.setHeader('Access-Control-Expose-Headers', 'Retry-After')
  outgoing.setHeader('Access-Control-Max-Age', '600')
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array)
  const method = incoming.method ?? 'GET'
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method,
    headers,
    ...(method !== 'GET' && { body: Buffer.concat(chunks) }),
  })
}

async function send(answer: Response, outgoing: ServerResponse): Promise<void> {
  answer.headers.forEach((value, name) => outgoing.setHeader(name, value))
  outgoing.writeHead(answer.status).end(await answer.text())
}

async function breakConnection(how: BrokenConnection, outgoing: ServerResponse): Promise<void> {
  if (how === 'cut') {
    outgoing.writeHead(201, { 'Content-Length': 500 })
    await new Promise<void>((resolve) => outgoing.write('{', () => resolve()))
  }
  outgoing.destroy()
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
