import {
  CommerceError,
  type Commerce,
  type Customer,
  type CustomerKey,
  type NewAddress,
  type NewCustomer,
} from 'pending-sync'

/** A registration while it is typed: the form's values, and what became of the last attempt. */
export function createRegistration({ customers, outbox }: Commerce, language: () => string) {
  const form = $state({ titleId: '', firstName: '', lastName: '', email: '', phone: '' })
  const address = $state({ street: '', streetNumber: '', zipCode: '', city: '', state: '', country: 'ITA' })
  let sending = $state(false)
  let error = $state.raw<CommerceError>()

  /** The customer, or nothing when `error` says why not. The form stays as it is. */
  async function send(): Promise<Customer | undefined> {
    if (sending) return undefined
    sending = true
    try {
      await dropKept(error?.key)
      return await customers.create(entered())
    } catch (thrown) {
      if (!(thrown instanceof CommerceError)) throw thrown
      error = thrown
      return undefined
    } finally {
      sending = false
    }
  }

  /** What headquarters refused before is replaced by what is sent now. */
  async function dropKept(key: CustomerKey | undefined) {
    const kept = outbox.get().find((entry) => entry.customerKey === key && entry.status === 'refused')
    if (kept) await outbox.discard(kept.id)
  }

  function entered(): NewCustomer {
    const { titleId, ...facts } = $state.snapshot(form)
    const addresses = enteredAddress()
    return {
      ...facts,
      language: language(),
      ...(titleId && { titleId }),
      ...(addresses && { addresses: [addresses] }),
    }
  }

  function enteredAddress(): NewAddress | undefined {
    const { country, ...lines } = $state.snapshot(address)
    return Object.values(lines).some((line) => line.trim()) ? { ...lines, country } : undefined
  }

  return {
    form,
    address,
    send,
    get sending() {
      return sending
    },
    get error() {
      return error
    },
    /** The words for one field, if it needs another look. */
    problemOf: (path: string) => error?.fields.find((field) => field.path === path)?.message,
  }
}

export type Registration = ReturnType<typeof createRegistration>
