import type { Commerce, Customer, CustomerKey, NewCustomer } from 'pending-sync'
import { createAttempt } from '../ui/attempt.svelte.ts'
import { createAddressForm } from './address-form.svelte.ts'

/** A registration while it is typed: the form's values, and what became of the last attempt. */
export function createRegistration(commerce: Commerce, language: () => string) {
  const { customers } = commerce
  const form = $state({ titleId: '', firstName: '', lastName: '', email: '', phone: '' })
  const addressForm = createAddressForm(commerce)
  const attempt = createAttempt()
  let kept = $state<CustomerKey>()

  /** The customer, or nothing when `attempt` says why not. The form stays as it is. */
  async function send(): Promise<Customer | undefined> {
    let customer: Customer | undefined
    await attempt.run(async () => {
      // What headquarters refused before is mended instead of being entered a second time.
      customer = await (kept ? customers.amend(kept, entered()) : customers.create(entered()))
    })
    kept = attempt.customerKey ?? kept
    return customer
  }

  function entered(): NewCustomer {
    const { titleId, ...facts } = $state.snapshot(form)
    const address = addressForm.entered()
    return {
      ...facts,
      language: language(),
      ...(titleId && { titleId }),
      ...(address && { addresses: [address] }),
    }
  }

  return {
    form,
    addressForm,
    attempt,
    send,
    /** Whether what was refused is kept on this device. */
    get isKept() {
      return kept !== undefined
    },
  }
}
