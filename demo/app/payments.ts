import { openDB, type DBSchema } from 'idb'
import { newOrderId } from './order-id.ts'

/** The cards that the simulated bank knows, by what it answers. */
export const testCards = ['approved', 'declined', 'secondTry'] as const
export type TestCard = (typeof testCards)[number]

/** An approved payment. */
export interface Payment {
  /** The reference of the bank. */
  readonly reference: string
  readonly card: TestCard
  /** In cents of a euro. */
  readonly amount: number
}

type PaymentAnswer = Payment | 'declined' | 'no answer'

/** Payments and the number of tries, by the id of the order. */
interface Account {
  readonly tries: number
  readonly payment?: Payment
}

interface Schema extends DBSchema {
  accounts: { key: string; value: Account }
}

/**
 * Simulates a bank: it has a memory of its own, knows an order by its id, and approves one payment for each. Nothing is
 * charged. Works without a connection, as it is on this device.
 */
export async function requestPayment(
  orderId: string,
  card: TestCard,
  amount: number,
): Promise<PaymentAnswer> {
  const { tries, payment } = await read(orderId)
  if (payment) return payment
  const isApproved = card === 'approved' || (card === 'secondTry' && tries > 0)
  const approved = isApproved ? { reference: newReference(), card, amount } : undefined
  await write(orderId, { tries: tries + 1, ...(approved && { payment: approved }) })
  return approved ?? (card === 'declined' ? 'declined' : 'no answer')
}

/** Finds the approved payment of an order. */
export async function findPayment(orderId: string): Promise<Payment | undefined> {
  return (await read(orderId)).payment
}

/** Releases the amount of an order that is not delivered. */
export async function cancelPayment(orderId: string): Promise<void> {
  await transact((database) => database.delete('accounts', orderId))
}

async function read(orderId: string): Promise<Account> {
  return (await transact((database) => database.get('accounts', orderId))) ?? { tries: 0 }
}

async function write(orderId: string, account: Account): Promise<void> {
  await transact((database) => database.put('accounts', account, orderId))
}

const openBank = () =>
  openDB<Schema>('asola bank', 1, { upgrade: (created) => void created.createObjectStore('accounts') })

async function transact<Result>(
  work: (database: Awaited<ReturnType<typeof openBank>>) => Promise<Result>,
): Promise<Result> {
  const database = await openBank()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/** Short enough to read out. */
const newReference = () => `P-${newOrderId().slice(0, 8)}`
