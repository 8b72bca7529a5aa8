/**
 * The mock headquarters in Node: it intercepts the requests of the process, or serves real HTTP.
 *
 * @module pending-sync/mocks/node
 */

import { isIPv6 } from 'node:net'
import { setupServer } from 'msw/node'
import type { HeadquartersOptions } from './api/options.ts'
import { handlersFor } from './handlers.ts'
import { createHeadquarters, type Headquarters } from './index.ts'
import { absoluteBaseUrl, createInterception } from './interception.ts'
import { checkRange, ranges } from './model/ranges.ts'
import { serveHeadquarters as serve } from './server/server.ts'
import { checkText } from './wire/checks.ts'

/** The options of a headquarters in a process. */
export interface NodeOptions extends HeadquartersOptions {
  /**
   * The base address that this headquarters answers, such as `https://channel-2.example/`. Several headquarters of one
   * process need one each. Default: every host.
   */
  readonly baseUrl?: string
}

/** A headquarters that answers this process's requests to URLs with `/Commerce/` in their path. */
export interface StartedHeadquarters extends Headquarters {
  /** Stops answering. Calling it again does nothing. */
  stop(): Promise<void>
}

const server = setupServer()
const interception = createInterception({
  start: async () => server.listen({ onUnhandledFrame: 'bypass' }),
  setHandlers: (handlers: Headquarters['handlers']) => server.resetHandlers(...handlers),
  stop: async () => server.close(),
})

/**
 * Resolves when the headquarters answers. All other requests of the process go to the network. Rejects with an Error
 * while another headquarters of this process answers the same base address.
 */
export async function startHeadquarters({
  baseUrl: given,
  ...options
}: NodeOptions = {}): Promise<StartedHeadquarters> {
  const baseUrl = absoluteBaseUrl(given)
  const headquarters = createHeadquarters(options)
  const adding = interception.add(baseUrl, handlersFor(headquarters, baseUrl))
  const remove = await adding.catch(async (error: unknown) => {
    await headquarters.stop()
    throw error
  })
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await remove()
    await headquarters.stop()
  }
  return { ...headquarters, stop: () => (stopping ??= stop()) }
}

/** The options of a headquarters that is served over HTTP. */
export interface ServeOptions extends HeadquartersOptions {
  /** The port to listen on. Default: a free one. */
  readonly port?: number
  /** The address to listen on. Default: `127.0.0.1`, this machine only. */
  readonly host?: string
}

/** A headquarters that answers over HTTP. */
export interface ServedHeadquarters extends Headquarters {
  /** The base address of the channel, such as `http://localhost:4010/`. `hq` below it has the routes of the command. */
  readonly url: string
  /** Answers the current requests, then closes the port. Calling it again does nothing. */
  stop(): Promise<void>
}

/**
 * Serves a headquarters over real HTTP, as the command does: several of them, one for each worker of a test runner, do
 * not disturb each other. Rejects with an Error when the port is in use.
 */
export async function serveHeadquarters({
  port = 0,
  host = '127.0.0.1',
  ...options
}: ServeOptions = {}): Promise<ServedHeadquarters> {
  checkRange('port', port, ranges.port)
  checkText('host', host)
  const headquarters = createHeadquarters(options)
  const server = await serve(headquarters, { port, host })
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await server.close()
    await headquarters.stop()
  }
  const address = isIPv6(host) ? `[${host}]` : host
  const name = host === '127.0.0.1' ? 'localhost' : address
  return { ...headquarters, url: `http://${name}:${server.port}/`, stop: () => (stopping ??= stop()) }
}
