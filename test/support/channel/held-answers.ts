/** Holds back the channel's answers, so that a test can act while a request is in flight. */
export interface HeldAnswers {
  /** Lets `count` answers through and holds all later ones. */
  holdAfter(count: number): void
  /** Releases all held answers, and holds no more. */
  releaseAll(): void
  /** Releases the answer that has been held longest; the others stay held. */
  releaseOne(): void
  /** Resolves at once, or when the answer is released. */
  waitWhileHeld(): Promise<void>
  count(): number
}

export function createHeldAnswers(onChange: () => void): HeldAnswers {
  let remaining = Infinity
  const held = new Set<() => void>()
  return {
    holdAfter: (count) => void (remaining = count),
    releaseAll() {
      remaining = Infinity
      for (const release of held) release()
      held.clear()
    },
    releaseOne() {
      const [first] = held
      if (!first) return
      held.delete(first)
      first()
    },
    async waitWhileHeld() {
      if ((remaining -= 1) >= 0) return
      const released = new Promise<void>((resolve) => held.add(resolve))
      onChange()
      await released
    },
    count: () => held.size,
  }
}
