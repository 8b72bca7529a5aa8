import type { CustomerKey } from 'pending-sync'
import { atom } from 'nanostores'
import type { Line } from '../products/lines.ts'

/** An order of this device. It names customer and address by their keys: who they are stands in one place only. */
export interface Order {
  readonly id: string
  readonly customerKey: CustomerKey
  readonly addressKey: string
  readonly lines: readonly Line[]
  /** In milliseconds since the epoch. */
  readonly orderedAt: number
  /** What the shop calls it, once the shop has it. */
  readonly number?: string
  /** The shop was asked and did not take it. */
  readonly isRefused?: boolean
}

const prefix = 'asola:order:'

/** The orders of this device, newest first; each in a place of its own, so that tabs never undo each other's changes. */
export function openOrderBook() {
  const all = atom(read())
  addEventListener('storage', ({ key }) => {
    if (!key || key.startsWith(prefix)) all.set(read())
  })
  return {
    all,
    /** As it is now, whatever this tab has heard of. */
    find: (id: string) => parse(localStorage.getItem(prefix + id)),
    /** Throws when the device keeps no more. */
    write(order: Order) {
      localStorage.setItem(prefix + order.id, JSON.stringify(order))
      all.set(read())
    },
  }
}

function read(): readonly Order[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => parse(localStorage.getItem(key)))
    .filter((order) => order !== undefined)
    .sort((left, right) => right.orderedAt - left.orderedAt)
}

function parse(text: string | null): Order | undefined {
  try {
    return text ? (JSON.parse(text) as Order) : undefined
  } catch {
    return undefined
  }
}
