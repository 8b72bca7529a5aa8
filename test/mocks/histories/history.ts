import { isDeepStrictEqual } from 'node:util'
import { createHeadquarters, type Customer, type Headquarters } from '../../../mocks/index.ts'
import { ask, asApplication, errorOf, readCustomerAs } from '../client.ts'
import { actual, expected, type Acknowledged } from './oracle.ts'
import { randomOf, type Random } from './random.ts'

/** One random history: the headquarters, what it has acknowledged, and the steps so far. */
export interface History {
  readonly hq: Headquarters
  readonly random: Random
  readonly acknowledged: Acknowledged[]
  readonly steps: string[]
  /** A value that no other step uses. */
  unique(): number
  read(account: string): Promise<Customer>
  /** Sends an edit. Resolves with `true` when the channel has acknowledged it. */
  patch(account: string, body: object): Promise<boolean>
}

export function startHistory(seed: number): History {
  const hq = createHeadquarters({ seed, now: 0, attributes: [{ name: 'size', type: 'integer', default: 7 }] })
  const steps: string[] = []
  let last = 100
  return {
    hq,
    random: randomOf(seed),
    acknowledged: [],
    steps,
    unique: () => (last += 1),
    read: (account) => readCustomerAs(hq, account, asApplication),
    async patch(account, body) {
      const answer = await ask(hq.fetch, 'PATCH', `Customers('${account}')`, body, asApplication)
      const { status } = answer
      steps.push(`  PATCH ${JSON.stringify(body)}: ${status} ${errorOf(answer).id}`)
      if (status >= 500) throw new Error(`The channel failed\n${steps.join('\n')}`)
      return status === 200
    },
  }
}

/** Throws an error with all steps unless the channel answers what it has acknowledged. */
export async function checkChannel(history: History): Promise<void> {
  for (const one of history.acknowledged) {
    compare(history, 'The channel', one, await history.read(one.account))
  }
}

/** Throws an error with all steps unless headquarters has what the channel has acknowledged. */
export async function checkHeadquarters(history: History): Promise<void> {
  const { headquarters } = await history.hq.tables.read()
  for (const one of history.acknowledged) {
    const row = headquarters.customers.find(
      ({ accountNumber, guid }) => accountNumber === one.account || guid === one.account,
    )
    compare(history, 'Headquarters', one, row?.customer)
  }
}

function compare({ steps }: History, place: string, one: Acknowledged, customer: Customer | undefined): void {
  const [wanted, found] = [expected(one), customer && actual(customer)]
  if (isDeepStrictEqual(wanted, found)) return
  const difference = `acknowledged: ${JSON.stringify(wanted)}\nfound:        ${JSON.stringify(found)}`
  throw new Error(`${place} has other values than acknowledged\n${difference}\n${steps.join('\n')}`)
}
