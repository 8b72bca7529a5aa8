import { request as httpRequest } from 'node:http'

/** One request and its answer, as they went over the wire. */
export interface Recorded {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly status: number
  readonly answer: Record<string, unknown>
}

/** Stands in for Microsoft's client: the same URLs, headers and bodies, over real HTTP. */
export interface MicrosoftProxy {
  read(set: string, key: string): Promise<Recorded>
  create(set: string, entity: object): Promise<Recorded>
  update(set: string, key: string, entity: object): Promise<Recorded>
  action(path: string, parameters: object, paging?: string): Promise<Recorded>
  function(path: string): Promise<Recorded>
  readonly recorded: readonly Recorded[]
}

export function microsoftProxy(port: number, authorization?: string): MicrosoftProxy {
  const recorded: Recorded[] = []

  async function send(method: string, path: string, body: object, paging = ''): Promise<Recorded> {
    const separator = path.includes('?') ? '&' : '?'
    const target = `/Commerce/${path}${paging ? `?${paging}&` : separator}api-version=7.3`
    const text = JSON.stringify(body)
    const headers = {
      OUN: '068',
      Accept: 'application/json',
      'Accept-Language': 'en-us',
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
      Prefer: 'return=representation',
      RequestId: crypto.randomUUID(),
      'OData-Version': '4.0',
      'OData-MaxVersion': '4.0',
      ...(authorization && { Authorization: authorization }),
    }
    const { status, answer } = await exchange(port, method, target, headers, text)
    const record = {
      method,
      path: target,
      body,
      status,
      answer: JSON.parse(answer) as Record<string, unknown>,
    }
    recorded.push(record)
    return record
  }

  const keyed = (set: string, key: string) =>
    `${set}(${encodeURIComponent(`'${key.replaceAll("'", "''")}'`).replaceAll("'", '%27')})`
  return {
    // Microsoft's client sends an empty object with a GET.
    read: (set, key) => send('GET', keyed(set, key), {}),
    create: (set, entity) => send('POST', set, entity),
    update: (set, key, entity) => send('PATCH', keyed(set, key), entity),
    action: (path, parameters, paging) => send('POST', path, parameters, paging),
    function: (path) => send('GET', path, {}),
    recorded,
  }
}

function exchange(port: number, method: string, path: string, headers: Record<string, string>, text: string) {
  return new Promise<{ status: number; answer: string }>((resolve, reject) => {
    const request = httpRequest({ port, path, method, headers }, (response) => {
      let answer = ''
      response.on('data', (chunk: Buffer) => (answer += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, answer }))
    })
    request.on('error', reject)
    request.end(text)
  })
}
