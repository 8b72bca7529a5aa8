/** The seeds of a run: one (`SEEDS=51`) or a range (`SEEDS=51-350`). */
export function seedsToPlay(usual: string): readonly number[] {
  const [first = 1, last = first] = String(import.meta.env.SEEDS || usual)
    .split('-')
    .map(Number)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** The message of a failed history: its steps, and the command that plays it again. */
export function failureOf(seed: number, history: readonly string[], file: string): string {
  const replay = `SEEDS=${seed} npx vitest run --project chromium test/simulation/${file}`
  return `${history.join('\n')}\n\nReplay with: ${replay}\n`
}
