import { CommerceError, type Commerce, type Customer, type CustomerKey, type NewCustomer } from 'pending-sync'
import { createAddressForm } from './address-form.svelte.ts'

/** A registration while it is typed: the form's values, and what became of the last attempt. */
export function createRegistration(commerce: Commerce, language: () => string) {
  const { customers } = commerce
  const form = $state({ titleId: '', firstName: '', lastName: '', email: '', phone: '' })
  const addressForm = createAddressForm(commerce)
  let sending = $state(false)
  let error = $state.raw<CommerceError>()
  let kept = $state<CustomerKey>()

  /** The customer, or nothing when `error` says why not. The form stays as it is. */
  async function send(): Promise<Customer | undefined> {
    if (sending) return undefined
    sending = true
    try {
      // What headquarters refused before is mended instead of being entered a second time.
      return await (kept ? customers.amend(kept, entered()) : customers.create(entered()))
    } catch (thrown) {
      if (!(thrown instanceof CommerceError)) throw thrown
      error = thrown
      kept = thrown.key ?? kept
      return undefined
    } finally {
      sending = false
    }
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
    send,
    get sending() {
      return sending
    },
    get error() {
      return error
    },
    /** Whether what was refused is kept on this device. */
    get isKept() {
      return kept !== undefined
    },
    /** The words for one field, if it needs another look. */
    problemOf: (path: string) => error?.fields.find((field) => field.path === path)?.message,
  }
}
