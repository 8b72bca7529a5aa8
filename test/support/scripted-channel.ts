import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { browserEnvironment, type Environment } from '../../sdk/environment.ts'
import { createEndpoints } from '../../sdk/wire/endpoints.ts'
import { createShopperCredentials, credentialsOf, type GetIdToken } from '../../sdk/wire/credentials.ts'
import { createTransport } from '../../sdk/wire/transport.ts'

export interface ReceivedRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** The SDK's endpoints against a real HTTP server that answers as the test says; `seen` are its requests. */
export async function setupEndpoints(
  answer: (response: ServerResponse, request: ReceivedRequest) => void,
  getIdToken?: GetIdToken,
  environment: Partial<Environment> = {},
) {
  const seen: ReceivedRequest[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const one = { method: request.method!, url: request.url!, headers: request.headers, body }
      seen.push(one)
      answer(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void (server.closeAllConnections(), server.close()))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/store`
  const settings = {
    baseUrl,
    operatingUnitNumber: '068',
    locale: () => 'it',
  }
  const platform = { ...browserEnvironment(), ...environment }
  const isOwnIdentity = async () => true
  const credentials = getIdToken
    ? createShopperCredentials({ getIdToken, isOwnIdentity, onError() {} }, platform)
    : credentialsOf('guest')
  const endpoints = createEndpoints(createTransport(settings, credentials, platform))
  return { endpoints, seen, server }
}

export const json = (body: unknown) => (response: ServerResponse) => {
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify(body))
}
