import { describedTypes } from '../wire/described-types.ts'
import { invalidFormat, Refusal } from '../wire/refusal.ts'

/**
 * The options of OData that are read. `$select` and `$expand` change nothing: every answer has all properties and everything
 * inside of them. [ours] Others, such as `$filter`, are refused, because an answer that ignores them is wrong.
 */
const ofEntities = ['$select', '$expand', '$format']
const ofLists = [...ofEntities, '$top', '$skip', '$orderby', '$count', '$inlinecount']

/** Throws a `Refusal` for a query option that would be ignored. `type`: that of a row, or of the single entity. */
export function checkQueryOptions({ searchParams }: URL, of: 'list' | 'entity', type: string): void {
  const known = of === 'list' ? ofLists : ofEntities
  const refused = [...searchParams.keys()].find((name) => name.startsWith('$') && !known.includes(name))
  if (refused) throw new Refusal('QueryOptionNotSupported', { reason: `the query option ${refused}` })
  for (const format of searchParams.getAll('$format')) checkFormat(format)
  for (const names of searchParams.getAll('$select')) checkSelect(names, type)
}

/** Source: OData 4.0, part 1, 11.2.10: a format that the service does not have is answered with 406 or 415. */
function checkFormat(format: string): void {
  if (/^(application\/)?json\s*(;|$)/i.test(format.trim())) return
  const reason = `the query option $format=${format.slice(0, 100)}: every answer is JSON`
  throw new Refusal('QueryOptionNotSupported', { status: 406, reason })
}

/** Types that are not described have any property. */
function checkSelect(names: string, type: string): void {
  const properties = describedTypes[type]?.properties
  const unknown = names
    .split(',')
    // Clients may name what is inside of a property, too.
    .map((name) => name.trim().replace(/[/(].*$/, ''))
    .find((name) => properties && name !== '*' && !Object.hasOwn(properties, name))
  if (unknown === undefined) return
  throw invalidFormat('$select', `${type} has no property ${unknown.slice(0, 100)} to select`)
}
