/** The seeds of a run: one (`SEEDS=51`) or a range (`SEEDS=51-350`). */
export function seedsToPlay(usual: string): readonly number[] {
  const [first = 1, last = first] = String(import.meta.env.SEEDS || usual)
    .split('-')
    .map(Number)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
