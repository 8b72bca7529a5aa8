import { searchFieldNames, wordsOf, type SearchFieldName } from '../rules/search.ts'
import { isObject, type JsonObject } from '../wire/json.ts'
import { invalidFormat, Refusal } from '../wire/refusal.ts'

/** The place to search: 1 the channel, 2 headquarters (*remote*), 3 both. */
type Location = 1 | 2 | 3

/** A search as a body asks for it. */
export interface Search {
  readonly location: Location
  readonly terms: readonly { readonly field: SearchFieldName; readonly words: readonly string[] }[]
  /** Only the whole text of an id matches. */
  readonly requestId?: string
}

/** The search of *Search*. Throws a `Refusal` without a keyword. */
export function keywordSearch({ customerSearchCriteria }: JsonObject): Search {
  const criteria = isObject(customerSearchCriteria) ? customerSearchCriteria : {}
  const keyword = String(criteria.Keyword ?? '').trim()
  const words = wordsOf(keyword)
  if (words.length === 0) throw missing('customerSearchCriteria.Keyword')
  return {
    location: locationOf(criteria),
    terms: [{ field: 'Default', words }],
    requestId: keyword.toLowerCase(),
  }
}

/**
 * The search of *SearchByFields*. Some clients write the parameter with a small letter. Throws a `Refusal` without
 * criteria and for an unknown field.
 */
export function fieldSearch(body: JsonObject): Search {
  const named = body.CustomerSearchByFieldCriteria ?? body.customerSearchByFieldCriteria
  const criteria = isObject(named) ? named : {}
  const listed = Array.isArray(criteria.Criteria) ? criteria.Criteria.filter(isObject) : []
  const terms = listed.map(({ SearchTerm, SearchField }) => ({
    field: fieldOf(SearchField),
    words: wordsOf(String(SearchTerm ?? '')),
  }))
  if (terms.length === 0) throw missing('CustomerSearchByFieldCriteria.Criteria')
  if (terms.some(({ words }) => words.length === 0)) {
    throw missing('CustomerSearchByFieldCriteria.Criteria.SearchTerm')
  }
  return { location: locationOf(criteria), terms }
}

/** Clients name a field by its name, or by its number alone. */
function fieldOf(field: unknown): SearchFieldName {
  const { Name, Value } = isObject(field) ? field : {}
  const found = searchFieldNames.find((name, at) => (Name === undefined ? Value === at : Name === name))
  if (found) return found
  const problem =
    Name === null
      ? 'SearchField.Name is null: send a name, or leave it out if Value is the field'
      : `No search field ${String(Name ?? Value)}`
  throw invalidFormat('SearchField.Name', `${problem}. Fields: ${searchFieldNames.join(', ')}`)
}

function locationOf({ SearchLocationValue }: JsonObject): Location {
  return SearchLocationValue === 2 || SearchLocationValue === 3 ? SearchLocationValue : 1
}

function missing(member: string): Refusal {
  return new Refusal('RequiredValueNotFound', {
    results: [{ id: 'RequiredValueNotFound', members: [member] }],
  })
}
