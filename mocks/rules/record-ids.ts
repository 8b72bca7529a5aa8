import type { ContactInfo, CustomerAffiliation } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import { isSame } from './is-same.ts'

/**
 * The draft with the record ids that its contacts and affiliations have by now. A client that read the customer while
 * it was pending sends them back without, and would otherwise replace them by new ones.
 */
export function withKnownRecordIds<Draft extends CustomerDraft>(draft: Draft, current: Customer): Draft {
  const { Contacts, CustomerAffiliations } = draft
  return {
    ...draft,
    ...(Contacts && { Contacts: identified(Contacts, current.Contacts, contentOfContact) }),
    ...(CustomerAffiliations && {
      CustomerAffiliations: identified(
        CustomerAffiliations,
        current.CustomerAffiliations,
        ({ RetailAffiliationId }) => RetailAffiliationId,
      ),
    }),
  }
}

function identified<Item extends ContactInfo | CustomerAffiliation>(
  items: readonly Item[],
  current: readonly Item[],
  contentOf: (item: Item) => unknown,
): Item[] {
  return items.map((item) => {
    const known = current.find((one) => isSame(contentOf(one), contentOf(item)))
    return item.RecordId === 0 && known ? known : item
  })
}

function contentOfContact({ RecordId: _recordId, ...content }: ContactInfo): object {
  return content
}
