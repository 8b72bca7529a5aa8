import type { Address } from 'pending-sync'

/** Sorts the default address before the others. */
export const defaultFirst = (one: Address, other: Address) =>
  Number(other.isPrimary ?? 0) - Number(one.isPrimary ?? 0)
