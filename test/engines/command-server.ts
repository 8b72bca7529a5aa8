import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Command } from '../support/remote-commands.ts'

/** The commands of a test to the pages of a browser. */
export interface CommandServer {
  readonly url: string
  /** Gives a command to a page, also before the page is open. Resolves with its result. */
  call(page: string, name: string, ...args: readonly unknown[]): Promise<unknown>
  /** The texts that pages have reported, such as e-mail addresses whose promise was resolved. */
  readonly reports: readonly string[]
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

/** Serves commands until the test ends. Requests that are none of its own get the answer of `others`. */
export async function setupCommandServer(
  others: (request: IncomingMessage, response: ServerResponse) => Promise<void> = notFound,
): Promise<CommandServer> {
  const queues = new Map<string, Command[]>()
  const polls = new Map<string, ServerResponse>()
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const reports: string[] = []
  let lastId = 0

  /** A command stays in the queue until the page has said that it has it: the answer to a page that is left gets lost. */
  function handOut(page: string): void {
    const poll = polls.get(page)
    const [command] = queues.get(page) ?? []
    if (!poll || !command) return
    polls.delete(page)
    poll.writeHead(200).end(JSON.stringify(command))
  }

  function drop(isDone: (id: number) => boolean, page?: string): void {
    for (const [name, queue] of queues)
      if (page === undefined || name === page)
        queues.set(
          name,
          queue.filter(({ id }) => !isDone(id)),
        )
  }

  function settle({ id, result, error }: Answer): void {
    drop((one) => one === id)
    const caller = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) caller?.resolve(result)
    else caller?.reject(new Error(error))
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Access-Control-Allow-Origin', '*')
    const [, kind, page = '', last = '0'] = (request.url ?? '').split('/')
    if (kind === 'commands') {
      drop((id) => id <= Number(last), page)
      polls.set(page, response)
      // A page that is left asks no more.
      response.once('close', () => polls.get(page) === response && polls.delete(page))
      return handOut(page)
    }
    if (kind === 'answers') settle(JSON.parse(await textOf(request)) as Answer)
    else if (kind === 'reports') reports.push(await textOf(request))
    else return others(request, response)
    response.writeHead(204).end()
  }

  const server = createServer(
    (request, response) => void serve(request, response).catch(() => response.destroy()),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  })
  return {
    // Browsers trust this name as they trust https.
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    reports,
    call(page, name, ...args) {
      const id = (lastId += 1)
      queues.set(page, [...(queues.get(page) ?? []), { id, name, args }])
      const result = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
      handOut(page)
      return result
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

async function notFound(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(404).end()
}
