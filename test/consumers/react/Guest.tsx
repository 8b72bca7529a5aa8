import type { NewCustomer } from 'pending-sync'
import { useEffect } from 'react'
import { commerce } from './commerce.ts'

/** Creates a customer in an effect. StrictMode runs it twice: the same key makes one customer. */
export function Guest({ id, guest }: { readonly id: string; readonly guest: NewCustomer }) {
  useEffect(() => {
    void commerce.customers.create(guest, { key: id })
  }, [id, guest])
  return null
}
