import { expect } from 'vitest'

/** Clients that create customers until the connection breaks, and remember which of them were acknowledged. */
export interface Clients {
  /** The names that were sent. */
  readonly sent: ReadonlySet<string>
  /** The names for which a 201 arrived. */
  readonly acknowledged: ReadonlySet<string>
  /** Resolves when each client has met a broken connection or a refusal. */
  readonly ended: Promise<void>
}

let names = 0

export function createUntilBroken(port: number, clients = 4): Clients {
  const [sent, acknowledged] = [new Set<string>(), new Set<string>()]
  const client = async () => {
    for (;;) {
      const name = `N${(names += 1)}`
      sent.add(name)
      if (!(await isCreated(port, name))) return
      acknowledged.add(name)
    }
  }
  const ended = Promise.all(Array.from({ length: clients }, client)).then(() => {})
  return { sent, acknowledged, ended }
}

async function isCreated(port: number, FirstName: string): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/Commerce/Customers`, {
      method: 'POST',
      headers: { OUN: '068', 'Content-Type': 'application/json' },
      body: JSON.stringify({ FirstName, LastName: 'Bianchi' }),
    })
    await response.arrayBuffer()
    return response.status === 201
  } catch {
    return false
  }
}

interface Stored {
  readonly customer: { readonly FirstName: string; readonly AccountNumber: string }
}

/** Expects every acknowledged customer once, no other than those that were sent, and no account number twice. */
export async function expectKept(port: number, rounds: readonly Clients[]): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/hq/tables`)
  const { channel } = (await response.json()) as { channel: { customers: Stored[] } }
  const stored = channel.customers.map(({ customer }) => customer)
  const storedNames = new Set(stored.map(({ FirstName }) => FirstName))
  const numbers = new Set(stored.map(({ AccountNumber }) => AccountNumber))
  expect([storedNames.size, numbers.size]).toEqual([stored.length, stored.length])
  const lost = rounds.flatMap(({ acknowledged }) =>
    [...acknowledged].filter((name) => !storedNames.has(name)),
  )
  expect(lost).toEqual([])
  const sent = new Set(rounds.flatMap((round) => [...round.sent]))
  expect([...storedNames].filter((name) => !sent.has(name))).toEqual([])
}
