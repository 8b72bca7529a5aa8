// Each statement below is a mistake that the types must reject.
import { createCommerce, type Customer } from 'pending-sync'

// @ts-expect-error: the operating unit number is required
createCommerce({ baseUrl: '/' })

const commerce = createCommerce({ baseUrl: '/', operatingUnitNumber: '068' })

// @ts-expect-error: a name is required
void commerce.customers.create({ email: 'ada@example.com' })

// @ts-expect-error: an organization has no first name
void commerce.customers.create({ customerType: 'organization', name: 'Acme', firstName: 'Ada' })

// @ts-expect-error: the field names of the wire are unknown to the SDK
void commerce.customers.create({ FirstName: 'Ada', LastName: 'Rossi' })

export function numberOf(customer: Customer): string {
  // @ts-expect-error: not every customer has an account number
  return customer.accountNumber
}

// @ts-expect-error: an in-doubt entry is resent or discarded
void commerce.outbox.resolve('id', 'ignore')
