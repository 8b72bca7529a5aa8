import type { Commerce, Customer, CustomerKey, NewCustomer } from 'pending-sync'
import { withNewsDay } from '../../app/news-day.ts'
import type { Person } from '../../app/session.ts'
import { language } from '../../app/words.svelte.ts'
import { createAction } from '../../ui/action.svelte.ts'
import { createDraft } from '../../app/draft.svelte.ts'
import { createAddressForm } from './address-form.svelte.ts'

/** Removes from the refused registration whatever is no longer filled in. */
const cleared = { titleId: '', addresses: [], attributes: [] } satisfies Partial<NewCustomer>

/** A registration that is being filled in, and the action that sends it. It begins with what is known of `person`. */
export function createRegistration(commerce: Commerce, person?: Person) {
  const { customers } = commerce
  const draft = createDraft('registration', {
    titleId: '',
    ...namesIn(person?.name),
    email: person?.email ?? '',
    phone: '',
    newsDay: '',
  })
  const addressForm = createAddressForm(commerce, 'registration')
  const action = createAction()
  /** The customer of a refused registration, which is corrected instead of created a second time. */
  let refusedKey = $state<CustomerKey>()

  /** Resolves to the customer, or to `undefined` after a failure, which `action` describes. The form stays filled in. */
  async function send(): Promise<Customer | undefined> {
    let customer: Customer | undefined
    await action.run(async () => {
      customer = await (refusedKey
        ? customers.amend(refusedKey, { ...cleared, ...entered() })
        : customers.create(entered()))
    })
    refusedKey = action.customerKey ?? refusedKey
    if (customer || refusedKey) endDrafts()
    return customer
  }

  /** The SDK keeps the registration from now on. A restored draft would invite a second one. */
  function endDrafts(): void {
    draft.end()
    addressForm.endDraft()
  }

  function entered(): NewCustomer {
    const { titleId, newsDay, ...person } = $state.snapshot(draft.values)
    const address = addressForm.entered()
    return {
      ...person,
      language: language.current,
      ...(titleId && { titleId }),
      ...(newsDay && withNewsDay(newsDay)),
      ...(address && { addresses: [address] }),
    }
  }

  return {
    form: draft.values,
    addressForm,
    action,
    send,
    /** The registration was refused and is kept on this device. */
    get isKept() {
      return refusedKey !== undefined
    },
  }
}

/** The first and the last name in a full name, for the shopper to correct. */
function namesIn(name = ''): { readonly firstName: string; readonly lastName: string } {
  const words = name.trim().split(/\s+/)
  return {
    firstName: words.slice(0, -1).join(' ') || (words[0] ?? ''),
    lastName: words.slice(1).at(-1) ?? '',
  }
}
