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

export async function ofSyncedCustomer(key: string): Promise<void> {
  const { accountNumber, guid } = await commerce.customers.whenSynced(key)
  // @ts-expect-error: an account number is no key
  await commerce.customers.get(accountNumber)
  // @ts-expect-error: a temporary account is no key
  await commerce.loyalty.issueCard(guid ?? '')
  // @ts-expect-error: an entry is no customer
  await commerce.customers.update(commerce.outbox.get()[0]!.id, {})
  // @ts-expect-error: the key of an address is no key of a customer
  await commerce.addresses.deactivate((await commerce.customers.get(key))!.addresses[0]!.key, '')
  // @ts-expect-error: a key is no number to show
  const number: typeof accountNumber = (await commerce.customers.get(key))!.key
  document.title = number
}
