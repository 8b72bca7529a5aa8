import type { Shop } from '../../app/shop.ts'
import { createAction } from '../../ui/action.svelte.ts'

/** Loads the customer of the person who is signed in, unless this device knows it. A guest has none. */
export function loadOwnCustomer({ commerce, session }: Shop) {
  const action = createAction()
  let hasLooked = $state(!session.person)

  async function load(): Promise<void> {
    await action.run(() => commerce.customers.load())
    hasLooked = true
  }

  async function loadIfUnknown(): Promise<void> {
    await commerce.ready
    if (commerce.customers.own.get().state === 'known') hasLooked = true
    else await load()
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
