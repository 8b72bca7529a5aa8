/** The names of requests that a wrong one may stand for: those with its method, or else with any. Empty: none is similar. */
export function mostSimilar(wrong: string, known: readonly string[]): string[] {
  const { method, path } = partsOf(wrong.slice(0, 200))
  const rated = known.map((name) => ({ name, ...partsOf(name), rating: 0 }))
  for (const one of rated) one.rating = similarity(one.path, path)
  const best = Math.max(...rated.map(({ rating }) => rating))
  if (best < leastSimilarity) return []
  const similar = rated.filter(({ rating }) => rating === best)
  const withMethod = similar.filter((one) => one.method === method)
  return (withMethod.length > 0 ? withMethod : similar).map(({ name }) => name)
}

/** Two swapped letters in a word of nine are still a typing mistake. */
const leastSimilarity = 0.6

/** The two parts without what is often wrong with them: capitals, blanks, keys, a slash or the root before the path. */
function partsOf(name: string) {
  const plain = name.toLowerCase().replace(/\([^)]*\)/g, '')
  const [, method = '', path = ''] =
    /^\s*(?:(get|post|put|patch|delete|head)\b)?[\s/]*(?:commerce\/)?(.*?)[\s/]*$/.exec(plain) ?? []
  return { method, path }
}

/** 0 to 1: the share of the pairs of letters that both have (Dice). 1 also for the last part of a path alone. */
function similarity(whole: string, wrong: string): number {
  if (wrong !== '' && whole.endsWith(`/${wrong}`)) return 1
  const [left, right] = [pairsOf(whole), pairsOf(wrong)]
  const common = Array.from(left).filter((pair) => right.has(pair))
  return (2 * common.length) / (left.size + right.size)
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from(text, (_letter, at) => text.slice(at, at + 2)))
}
