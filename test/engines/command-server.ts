import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
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
  /** Those that no page has yet, in the order in which they were given. */
  let commands: readonly (Command & { readonly page: string })[] = []
  const polls = new Map<string, ServerResponse>()
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const reports: string[] = []
  let lastId = 0

  /** A command stays in the queue until the page has said that it has it: the answer to a page that is left gets lost. */
  function handOut(page: string): void {
    const poll = polls.get(page)
    const command = commands.find((one) => one.page === page)
    if (!poll || !command) return
    polls.delete(page)
    poll.writeHead(200).end(JSON.stringify(command))
  }

  function settle({ id, result, error }: Answer): void {
    commands = commands.filter((command) => command.id !== id)
    const caller = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) caller?.resolve(result)
    else caller?.reject(new Error(error))
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Access-Control-Allow-Origin', '*')
    const [, kind, page = '', last = '0'] = (request.url ?? '').split('/')
    if (kind === 'commands') {
      commands = commands.filter((command) => command.page !== page || command.id > Number(last))
      polls.set(page, response)
      // A page that is left asks no more.
      response.once('close', () => polls.get(page) === response && polls.delete(page))
      return handOut(page)
    }
    if (kind === 'answers') settle(JSON.parse(await text(request)) as Answer)
    else if (kind === 'reports') reports.push(await text(request))
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
      commands = [...commands, { id, page, name, args }]
      const result = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
      handOut(page)
      return result
    },
  }
}

async function notFound(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(404).end()
}
