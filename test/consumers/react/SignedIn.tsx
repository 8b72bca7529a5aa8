import { accountLabel, type Customer } from 'pending-sync'
import { createHeadquarters } from 'pending-sync/mocks'
import { useState } from 'react'
import { useCommerce } from './useCommerce.ts'

const headquarters = createHeadquarters({ identities: { tokens: 'any' } })
const options = {
  baseUrl: 'https://shoppers.example/',
  operatingUnitNumber: '068',
  shopper: { id: 'kay', getIdToken: () => 'a-token-of-kay' },
  fetch: (input: RequestInfo | URL, init?: RequestInit) => headquarters.fetch(new Request(input, init)),
}

export function SignedIn() {
  const commerce = useCommerce(options)
  const [customer, setCustomer] = useState<Customer>()
  const signUp = async () => setCustomer(await commerce?.customers.create({ firstName: 'Kay' }))
  return customer ? <p>Kay: {accountLabel(customer)}</p> : <button onClick={signUp}>Sign up</button>
}
