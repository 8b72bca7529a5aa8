import type { Commerce, Customer, CustomerKey, NewCustomer } from 'pending-sync'
import { language } from '../../app/words.svelte.ts'
import { createAttempt } from '../../ui/attempt.svelte.ts'
import { createDraft } from '../../ui/draft.svelte.ts'
import { createAddressForm } from './address-form.svelte.ts'

/** What stays out of a mended form is to leave the registration as well. */
const cleared: Partial<NewCustomer> = { titleId: '', addresses: [] }

/** A registration while it is typed: the form's values, and what became of the last attempt. */
export function createRegistration(commerce: Commerce) {
  const { customers } = commerce
  const draft = createDraft('registration', {
    titleId: '',
    firstName: '',
    lastName: '',
    email: '',
    phone: '',
  })
  const addressForm = createAddressForm(commerce, 'registration')
  const attempt = createAttempt()
  let kept = $state<CustomerKey>()

  /** The customer, or nothing when `attempt` says why not. The form stays as it is. */
  async function send(): Promise<Customer | undefined> {
    let customer: Customer | undefined
    await attempt.run(async () => {
      // What headquarters refused before is mended instead of being entered a second time.
      customer = await (kept
        ? customers.amend(kept, { ...cleared, ...entered() })
        : customers.create(entered()))
    })
    kept = attempt.customerKey ?? kept
    if (customer || kept) endDrafts()
    return customer
  }

  /** The device keeps the registration itself: typed once more, it would become a second one. */
  function endDrafts(): void {
    draft.end()
    addressForm.end()
  }

  function entered(): NewCustomer {
    const { titleId, ...facts } = $state.snapshot(draft.values)
    const address = addressForm.entered()
    return {
      ...facts,
      language: language.current,
      ...(titleId && { titleId }),
      ...(address && { addresses: [address] }),
    }
  }

  return {
    form: draft.values,
    addressForm,
    attempt,
    send,
    /** Whether what was refused is kept on this device. */
    get isKept() {
      return kept !== undefined
    },
  }
}
