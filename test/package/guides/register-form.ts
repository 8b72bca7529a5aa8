import type { Commerce, Customer, CustomerKey, NewCustomer } from 'pending-sync'

/** Sends a form, for the first time or corrected. `formId` belongs to the form, so that a double submit makes one customer. */
export async function sendForm(
  { customers }: Commerce,
  formId: CustomerKey,
  values: NewCustomer,
): Promise<Customer> {
  const known = await customers.get(formId)
  // After a refusal, `create` with the same key would only throw the same refusal again.
  if (known?.status === 'refused') return customers.amend(formId, values)
  return customers.create(values, { key: formId })
}
