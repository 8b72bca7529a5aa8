import { onTestFinished } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import { serveHeadquarters, type ServerOptions } from '../../../mocks/server/server.ts'

/** Serves a headquarters on a free port until the test ends. */
export async function startServer(
  options: HeadquartersOptions = {},
  serverOptions: Partial<ServerOptions> = {},
) {
  const hq = createHeadquarters(options)
  const server = await serveHeadquarters(hq, { port: 0, host: '127.0.0.1', ...serverOptions })
  onTestFinished(async () => {
    await server.close()
    await hq.stop()
  })
  const send = (method: string, path: string, body?: unknown, headers = {}) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, {
      method,
      headers: { OUN: '068', 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: asBody(body) }),
    })
  const json = async (method: string, path: string, body?: unknown) => {
    const response = await send(method, path, body)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { hq, port: server.port, send, json, close: () => server.close() }
}

function asBody(body: unknown): BodyInit {
  if (typeof body === 'string' || body instanceof Uint8Array) return body as BodyInit
  return JSON.stringify(body)
}
