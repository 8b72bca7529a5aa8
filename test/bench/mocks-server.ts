import { createServer, type IncomingMessage } from 'node:http'

/**
 * A bare server of Node, in a process of its own: answers every request with the bytes that the parent process has sent for its
 * path. Tells its port.
 */
interface RecordedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const answers = new Map<string, RecordedAnswer>()

process.on('message', (known: Readonly<Record<string, RecordedAnswer>>) => {
  for (const [path, answer] of Object.entries(known)) answers.set(path, answer)
  process.send?.('ready')
})

const server = createServer(async (request, response) => {
  const answer = answers.get(request.url ?? '')
  await bodyOf(request)
  response.writeHead(answer?.status ?? 500, answer?.headers ?? {}).end(answer?.body)
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') process.send?.(address?.port)
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
