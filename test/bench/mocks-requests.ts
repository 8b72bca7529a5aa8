const count = 500
const concurrency = 8

/** Requests that both the mock and the bare server answer, by name. */
export const requests = {
  'create a customer, async': {
    path: '/Commerce/Customers',
    body: JSON.stringify({ FirstName: 'Anna', LastName: 'Neri', Email: 'anna@example.com' }),
  },
  'read the configuration of the channel': {
    path: '/Commerce/OrgUnits/GetOrgUnitConfiguration',
    body: '{}',
  },
} as const

export type RequestToSend = (typeof requests)[keyof typeof requests]

/** Resolves with the number of requests that were answered in a second. */
export async function perSecond(url: string, request: RequestToSend): Promise<number> {
  let left = count
  const send = async () => {
    while ((left -= 1) >= 0) {
      const response = await sendTo(url, request)
      if (!response.ok) throw new Error(`${request.path}: ${response.status} ${await response.text()}`)
      await bytesOf(response)
    }
  }
  // Opens the connections. Those of an earlier run may have been closed meanwhile: their requests fail.
  await Promise.allSettled(Array.from({ length: 2 * concurrency }, () => sendTo(url, request).then(bytesOf)))
  const start = performance.now()
  await Promise.all(Array.from({ length: concurrency }, send))
  return (count / (performance.now() - start)) * 1_000
}

function bytesOf(response: Response): Promise<ArrayBuffer> {
  return response.arrayBuffer()
}

export function sendTo(url: string, { path, body }: RequestToSend): Promise<Response> {
  const headers = { OUN: '068', 'Content-Type': 'application/json' }
  return fetch(new URL(path, url), { method: 'POST', headers, body })
}
