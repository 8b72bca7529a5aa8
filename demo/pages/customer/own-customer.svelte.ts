import type { Shop } from '../../app/shop.ts'
import { createAction } from '../../ui/action.svelte.ts'

interface LoadOptions {
  /** Reads a customer that this device knows again, because another device may have changed it. Default: `false`. */
  readonly again?: boolean
}

/** Loads the customer of the person who is signed in, unless this device knows it. A guest has none. */
export function loadOwnCustomer({ commerce, session }: Shop, { again = false }: LoadOptions = {}) {
  const action = createAction()
  let hasLooked = $state(!session.person)

  async function load(): Promise<void> {
    await action.run(() => commerce.customers.load())
    hasLooked = true
  }

  async function loadIfUnknown(): Promise<void> {
    await commerce.ready
    const own = commerce.customers.own.get()
    if (own.state !== 'known') return load()
    hasLooked = true
    // The page shows what is known meanwhile, and also if this fails.
    if (again && own.customer.status === 'synced') await commerce.customers.load().catch(() => {})
  }

  if (session.person) void loadIfUnknown()

  return {
    load,
    /** It is not known yet whether there is a customer. */
    get isLoading() {
      return !hasLooked || action.isRunning
    },
    /** The reason why it is not known; empty if it is. */
    get problem() {
      return action.message
    },
    get needsSignIn() {
      return action.kind === 'sign-in'
    },
  }
}

export type OwnCustomerLoad = ReturnType<typeof loadOwnCustomer>
