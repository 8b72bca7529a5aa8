import type { Clock } from './clock.ts'

/** The steps of one random history, in the order they were taken: printed when an invariant is violated. */
export interface History {
  readonly lines: readonly string[]
  begin(step: string): void
  /** Adds a random choice of the current step, such as the tab it was taken in. */
  note(choice: string): void
}

export function createHistory(clock: Clock): History {
  const start = clock.now()
  const lines: string[] = []
  return {
    lines,
    begin(step) {
      const seconds = ((clock.now() - start) / 1_000).toFixed(1)
      lines.push(`${String(lines.length + 1).padStart(2)}. at ${seconds} s: ${step}`)
    },
    note(choice) {
      lines.push(`${lines.pop() ?? ''} [${choice}]`)
    },
  }
}
