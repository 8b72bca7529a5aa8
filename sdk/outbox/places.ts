import type { Snapshot } from './model.ts'

/** Gives away places in the order of recording without asking the database. */
export interface Places {
  /** A place after all entries of this snapshot, and after all that were given away. */
  next(snapshot: Snapshot): number
}

/** Two tabs may give away a place at the same time. A random fraction below one half keeps them apart. */
export function createPlaces(random: () => number): Places {
  let last = 0
  return {
    next({ entries }) {
      last = Math.floor(Math.max(last, entries.at(-1)?.seq ?? 0)) + 1
      return last + random() / 2
    },
  }
}
