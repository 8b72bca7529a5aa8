/** A place where answers wait while it is shut. */
export interface Gate {
  /** Lets so many pass before it is shut. */
  shutAfter(count: number): void
  open(): void
  /** Lets one go that waits, the first; the gate stays as it is. */
  letOneGo(): void
  pass(): Promise<void>
  waiting(): number
}

export function createGate(onChange: () => void): Gate {
  let passes = Infinity
  const waiting = new Set<() => void>()
  return {
    shutAfter: (count) => void (passes = count),
    open() {
      passes = Infinity
      for (const go of waiting) go()
      waiting.clear()
    },
    letOneGo() {
      const [first] = waiting
      if (!first) return
      waiting.delete(first)
      first()
    },
    async pass() {
      if ((passes -= 1) >= 0) return
      const opened = new Promise<void>((resolve) => waiting.add(resolve))
      onChange()
      await opened
    },
    waiting: () => waiting.size,
  }
}
