import * as v from 'valibot'

const mark = 'unknown_field:'

/**
 * An object with these fields and no others. A field that nobody knows is an issue of its own, with the known field that it
 * resembles: dropping it silently would lose what somebody typed.
 */
export function knownFields<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, ({ expected, input }) => {
    if (expected === 'never') return mark + closest(String(input), Object.keys(entries))
    return input === undefined ? 'required' : 'invalid'
  })
}

/** A field that nobody knows. */
export interface UnknownField {
  /** The path inside the input, such as `addresses.0.zipcode`. */
  readonly path: string
  /** The known field that it resembles; empty if there is none. */
  readonly suggestion: string
}

export function unknownFieldOf(issues: readonly v.BaseIssue<unknown>[]): UnknownField | undefined {
  const issue = issues.find(({ message }) => message.startsWith(mark))
  return issue && { path: v.getDotPath(issue) ?? '', suggestion: issue.message.slice(mark.length) }
}

/** The message for the programmer. Nothing was recorded: dropping the field would lose what somebody typed. */
export function unknownFieldMessage({ path, suggestion }: UnknownField): string {
  const verb = verbs.get(path)
  if (verb) return `"${path}" cannot be changed here: use ${verb}.`
  const remedy = suggestion ? ` Did you mean "${suggestion}"?` : ''
  return `There is no field "${path}".${remedy} Values of the site's own belong into extensionProperties.`
}

/** The verbs for the parts of a customer that `customers.update` does not change. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['titleId', 'titles.add'],
  ['addresses', 'addresses.create, addresses.update or addresses.deactivate'],
  ['affiliationIds', 'affiliations.add'],
  ['contacts', 'contacts.add'],
])

/** The known field that a name resembles: in other letters, with a typing mistake, or as a part of it. */
function closest(name: string, known: readonly string[]): string {
  const typed = simple(name)
  const isPart = (candidate: string) => candidate.includes(typed) || typed.includes(candidate)
  const tests: readonly ((candidate: string) => boolean)[] = [
    (candidate) => candidate === typed,
    (candidate) => hasOneMistake(candidate, typed),
    (candidate) => typed.length > 2 && isPart(candidate),
  ]
  const found = tests.flatMap((test) => known.find((candidate) => test(simple(candidate))) ?? [])
  return found[0] ?? ''
}

/** Without capitals and signs: `first_name` and `FirstName` mean `firstName`. */
function simple(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '')
}

/** A letter is missing, too many or another one, or two letters are swapped. */
function hasOneMistake(left: string, right: string): boolean {
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  const [first, second] = [left.slice(start), right.slice(start)]
  const isSwapped = first.slice(2) === second.slice(2) && first[0] === second[1] && first[1] === second[0]
  const [shorter, longer] = first.length < second.length ? [first, second] : [second, first]
  return isSwapped || shorter === longer.slice(1) || first.slice(1) === second.slice(1)
}
