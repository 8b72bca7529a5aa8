/** Chance that can be repeated: the same seed throws the same. */
export interface Dice {
  /** From 0 up to 1. */
  next(): number
  upTo(highest: number): number
  pick<const Item>(items: readonly Item[]): Item | undefined
}

export function createDice(seed: number): Dice {
  let state = seed
  // Mulberry32: small, public domain, and good enough to shuffle steps.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    upTo: (highest) => 1 + Math.floor(next() * highest),
    pick: (items) => items[Math.floor(next() * items.length)],
  }
}
