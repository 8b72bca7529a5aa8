/** Random choices that the same seed repeats. */
export interface Random {
  /** A whole number from 0, less than `limit`. */
  below(limit: number): number
  /** `true` in one of `times` cases. */
  oneIn(times: number): boolean
  pick<Item>(items: readonly Item[]): Item | undefined
}

export function randomOf(seed: number): Random {
  let state = seed * 7919
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick: (items) => items[below(items.length)],
  }
}
