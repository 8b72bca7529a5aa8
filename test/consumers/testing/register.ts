import { accountLabel, type Commerce, type NewCustomer } from 'pending-sync'

/** The shop's own code: registers somebody, and returns the line that the shop shows. */
export async function register(commerce: Commerce, newCustomer: NewCustomer): Promise<string> {
  const customer = await commerce.customers.create(newCustomer)
  return `${customer.name}: ${accountLabel(customer)}`
}
