import type { Commerce, Customer, CustomerKey, NewCustomer } from 'pending-sync'
import { createDraft } from '../../app/draft.svelte.ts'
import { withNewsDay } from '../../app/news-day.ts'
import type { Person } from '../../app/session.ts'
import { language } from '../../app/words.svelte.ts'
import { createAction } from '../../ui/action.svelte.ts'
import { InvalidInput } from '../../ui/failure.ts'
import { createAddressForm } from './address-form.svelte.ts'
import {
  blankCustomer,
  problemsOfRegistration,
  problemsOfShop,
  shownFields,
  type CustomerKind,
} from './customer-form.ts'
import { createLiveProblems } from './live-problems.svelte.ts'

/** Removes from the refused registration whatever is no longer filled in. */
const cleared = { titleId: '', vatNumber: '', addresses: [], attributes: [] } satisfies Partial<NewCustomer>

/** A registration that is being filled in, and the action that sends it. It begins with what is known of `person`. */
export function createRegistration(commerce: Commerce, person?: Person) {
  const { customers } = commerce
  const draft = createDraft('registration', {
    kind: 'person',
    titleId: '',
    newsDay: '',
    ...blankCustomer,
    ...namesIn(person?.name),
    email: person?.email ?? '',
  })
  const form = draft.values
  const addressForm = createAddressForm(commerce, 'registration')
  const action = createAction()
  const problems = createLiveProblems(action, check, read)
  /** The customer of a refused registration, which is corrected instead of created a second time. */
  let refusedKey = $state<CustomerKey>()
  const kind = $derived<CustomerKind>(form.kind === 'organization' ? 'organization' : 'person')

  /** Resolves to the customer, or to `undefined` after a failure, which `problems` describes. The form stays filled in. */
  async function send(): Promise<Customer | undefined> {
    let customer: Customer | undefined
    await problems.run(async () => {
      const found = check()
      if (found.length > 0) throw new InvalidInput(found)
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

  function read() {
    const address = Object.entries(addressForm.address)
    return { ...form, ...Object.fromEntries(address.map(([field, text]) => [`addresses.0.${field}`, text])) }
  }

  function check() {
    const { country } = addressForm.address
    return [...problemsOfRegistration(entered()), ...problemsOfShop(kind, form, country)]
  }

  function entered(): NewCustomer {
    const { titleId, newsDay, ...typed } = $state.snapshot(form)
    const both = {
      ...shownFields(kind, typed, addressForm.address.country),
      language: language.current,
      ...(newsDay && withNewsDay(newsDay)),
      ...(addressForm.isBegun && { addresses: [addressForm.entered()] }),
    }
    return kind === 'organization'
      ? { ...both, customerType: kind, name: typed.name }
      : { ...both, customerType: kind, firstName: typed.firstName, ...(titleId && { titleId }) }
  }

  return {
    form,
    addressForm,
    problems,
    send,
    get kind() {
      return kind
    },
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
