import type { EnhancedPart } from '../model/settings.ts'
import type { Rows } from '../model/tables.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import { configurationOf } from './configuration.ts'

/** The properties that need *enhanced async creation* in an async create or an edit of a pending customer. */
export const enhancedProperties = {
  titles: 'TitleRecordId',
  affiliations: 'CustomerAffiliations',
  contacts: 'Contacts',
} as const satisfies Record<EnhancedPart, keyof CustomerDraft>

/** The parts that are allowed now: none while the switch is off, and contacts only with *multiple contacts*. */
export function allowedParts(rows: Rows, enhancedParts: readonly EnhancedPart[]): readonly EnhancedPart[] {
  const { enhancedAsyncCreation, multipleContacts } = configurationOf(rows)
  if (!enhancedAsyncCreation) return []
  return multipleContacts ? enhancedParts : enhancedParts.filter((part) => part !== 'contacts')
}

export function enhancedPartOf(property: string): EnhancedPart | undefined {
  const entries = Object.entries(enhancedProperties) as [EnhancedPart, string][]
  return entries.find(([, name]) => name === property)?.[0]
}
