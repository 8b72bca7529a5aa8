import { described, isIn, type NumberRange } from '../model/ranges.ts'

/** The number of a flag. Throws a TypeError that names its range. */
export function number(name: string, text: string | undefined, range: NumberRange): number | undefined {
  if (text === undefined) return undefined
  // Stricter than `Number`, which reads '' as 0, and also 0x10.
  const value = /^\d+(\.\d+)?(e\d+)?$/i.test(text.trim()) ? Number(text) : NaN
  if (isIn(value, range)) return value
  throw new TypeError(`--${name} is ${described(range)}, not "${text}"`)
}

/** The text of a flag. Throws a TypeError for an empty one, such as that of a variable that is not set. */
export function nonEmpty(name: string, text: string | undefined): string | undefined {
  if (text === undefined || text.trim() !== '') return text
  throw new TypeError(`--${name} needs a value. Leave it out for the default.`)
}

/** The items of a flag that takes several, separated by commas. Throws a TypeError when there are none. */
export function items(name: string, text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined
  const found = listed(text)
  nonEmpty(name, found.join())
  return found
}

/** The items of a flag that can be given several times. */
export function itemsOfAll(name: string, texts: readonly string[] = []): string[] {
  return texts.flatMap((text) => items(name, text) ?? [])
}

/** The texts between the commas, without blanks around them. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

/** Throws a TypeError for a flag that is not known, with the one that was probably meant. Others are left to `parseArgs`. */
export function checkKnown(args: readonly string[], known: readonly string[]): void {
  const given = args.flatMap((arg) => /^--([^=]+)/.exec(arg)?.[1] ?? [])
  const unknown = given.find((name) => !known.includes(name))
  const meant = unknown && known.find((name) => isOneSlipAway(unknown, name))
  if (meant) throw new TypeError(`Unknown option '--${unknown}'. Did you mean --${meant}?`)
}

/** One letter too much, too little or wrong, or two that are swapped. */
function isOneSlipAway(text: string, name: string): boolean {
  let start = 0
  while (start < text.length && text[start] === name[start]) start += 1
  const [given, wanted] = [text.slice(start), name.slice(start)]
  const isSwapped = given[0] === wanted[1] && given[1] === wanted[0]
  return (
    given.slice(1) === wanted ||
    given === wanted.slice(1) ||
    given.slice(1) === wanted.slice(1) ||
    (isSwapped && given.slice(2) === wanted.slice(2))
  )
}

interface Token {
  readonly kind: string
  readonly name?: string
}

/** Throws a TypeError for a flag that is given twice, unless it may: the first of them would be ignored. */
export function checkGivenOnce(tokens: readonly Token[], flags: Readonly<Record<string, object>>): void {
  const names = tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []))
  const twice = names.find((name, at) => names.indexOf(name) !== at && isSingle(flags[name] ?? {}))
  if (twice !== undefined) {
    throw new TypeError(
      `--${twice} is given twice. Give it once; where it takes several values, with commas.`,
    )
  }
}

function isSingle(flag: object): boolean {
  return !('multiple' in flag) && !('type' in flag && flag.type === 'boolean')
}
