import { anySignal } from '../abort.ts'
import type { Customer, SyncedCustomer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import type { Snapshot } from '../outbox/model.ts'
import type { Customers } from '../public.ts'
import { derive, until, type Store } from '../store.ts'
import { createCustomerList } from '../views/customer-list.ts'
import { findCustomer, viewCustomers } from '../views/customer-view.ts'
import { amend, update } from './amend.ts'
import { checkOptionNames, whenPendingIn } from './choices.ts'
import { create } from './create.ts'
import { createLoad, type LoadDeps } from './load.ts'
import { type ApiDeps, checkId, throwFailure, withPublicErrors } from './verb.ts'

export function createCustomers(deps: LoadDeps): Customers {
  const { view, outbox } = deps
  const all = derive(view.snapshot, createCustomerList())

  return {
    all,
    ...createLoad(deps),
    create: (newCustomer, options) => withPublicErrors(deps, () => create(deps, newCustomer, options ?? {})),
    get: (key) =>
      withPublicErrors(deps, async () => {
        checkId('key', key)
        return findCustomer(await outbox.read(), key)
      }),
    list: () => withPublicErrors(deps, async () => viewCustomers(await outbox.read())),
    watch: rememberStores((key: CustomerKey) => {
      checkId('key', key)
      return derive(view.snapshot, (snapshot) => findCustomer(snapshot, key))
    }),
    amend: (key, changes) => withPublicErrors(deps, () => amend(deps, key, changes)),
    update: (key, changes, options) =>
      withPublicErrors(deps, () => update(deps, key, changes, whenPendingIn(options))),
    whenSynced: (key, options) => withPublicErrors(deps, () => whenSynced(deps, key, options)),
  }
}

/** Returns the same store for the same key, as long as anybody has it. */
function rememberStores(toStore: (key: CustomerKey) => Store<Customer | undefined>): typeof toStore {
  const known = new Map<CustomerKey, WeakRef<Store<Customer | undefined>>>()
  return (key) => {
    const remembered = known.get(key)?.deref()
    if (remembered) return remembered
    const store = toStore(key)
    known.set(key, new WeakRef(store))
    return store
  }
}

async function whenSynced(
  deps: ApiDeps,
  key: CustomerKey,
  options: { readonly signal?: AbortSignal } = {},
): Promise<SyncedCustomer> {
  const { view, environment, stopped } = deps
  const { signal } = options
  checkId('key', key)
  checkOptionNames(options, ['signal'])
  await view.reload()
  const settled = await until(view.snapshot, (snapshot) => findSettled(snapshot, key), {
    environment,
    signal: signal ? anySignal(signal, stopped) : stopped,
  })
  signal?.throwIfAborted()
  if (!settled) return throwFailure(deps, { kind: 'storage', code: 'stopped' })
  const { customer } = settled
  if (customer?.status === 'synced') return customer
  if (customer?.status === 'refused') return throwFailure(deps, customer.failure, key, true)
  return throwFailure(deps, { kind: 'storage', code: 'entry_unknown' }, key)
}

/** Returns the customer once it is neither queued nor pending; with `customer: undefined` if it was removed. */
function findSettled(
  snapshot: Snapshot,
  key: CustomerKey,
): { readonly customer: Customer | undefined } | undefined {
  const customer = findCustomer(snapshot, key)
  const isOpen = customer?.status === 'queued' || customer?.status === 'pending'
  return isOpen ? undefined : { customer }
}
