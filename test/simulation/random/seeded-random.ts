/** A repeatable source of random numbers: the same seed gives the same sequence. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** An integer from 1 to `highest`. */
  upTo(highest: number): number
  pick<const Item>(items: readonly Item[]): Item | undefined
}

/** A source that can begin anew. */
export interface SeededRandom extends Random {
  /** Goes on as if it had just been created with this seed. */
  begin(seed: number): void
}

/** Mulberry32: small, in the public domain, and good enough to pick steps. */
export function createRandom(seed: number): SeededRandom {
  let state = seed
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    begin: (other) => void (state = other),
    next,
    upTo: (highest) => 1 + Math.floor(next() * highest),
    pick: (items) => items[Math.floor(next() * items.length)],
  }
}
