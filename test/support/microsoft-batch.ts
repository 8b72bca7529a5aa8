/** A request of a batch as Microsoft's proxy writes it: each read is a part, all writes are one change set. */
export interface BatchedRequest {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: unknown
}

export function microsoftBatch(requests: readonly BatchedRequest[]): { contentType: string; body: string } {
  const [batch, changeSet] = ['batch_4f2c', 'changeset_77aa']
  const numbered = requests.map((request, at) => ({ ...request, id: at + 1 }))
  const reads = numbered.filter(({ method }) => method === 'GET').map((one) => section(batch, one))
  const changes = numbered.filter(({ method }) => method !== 'GET').map((one) => section(changeSet, one))
  const set = `--${batch}\r\nContent-Type: multipart/mixed; boundary=${changeSet}\r\n\r\n${changes.join('')}--${changeSet}--\r\n\r\n`
  return {
    contentType: `multipart/mixed; boundary=${batch}`,
    body: `${reads.join('')}${changes.length > 0 ? set : ''}--${batch}--\r\n`,
  }
}

function section(boundary: string, { method, path, body, id }: BatchedRequest & { id: number }): string {
  return [
    `--${boundary}`,
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${id}`,
    '',
    `${method} ${path}${path.includes('?') ? '&' : '?'}api-version=7.3 HTTP/1.1`,
    'Content-Type: application/json;charset=utf-8',
    'Prefer: return=representation',
    '',
    body === undefined ? '' : JSON.stringify(body),
    '',
  ].join('\r\n')
}

export interface BatchedAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** The answers of a batch by Content-ID. */
export function batchedAnswers(text: string): Map<string, BatchedAnswer> {
  const found = text.matchAll(
    /Content-ID: (\S+)\r\n\r\nHTTP\/1\.1 (\d+)[^\r]*\r\n(?:[^\r\n]+\r\n)*\r\n([^\r]*)/g,
  )
  return new Map(
    [...found].map(([, id = '', status, body]) => [
      id,
      { status: Number(status), body: body ? (JSON.parse(body) as Record<string, unknown>) : {} },
    ]),
  )
}
