import type { Component } from 'svelte'
import { createRouter } from 'sv-router'
import Home from '../pages/Home.svelte'
import NotFetched from '../pages/NotFetched.svelte'
import NotFound from '../pages/NotFound.svelte'

let open = () => {}
const opened = new Promise<void>((resolve) => (open = resolve))

/**
 * Pages are found in the hash, so that static files are enough wherever the shop is hosted. The start page comes with
 * the first load, everything else afterwards. (The router knows a page that is fetched by the `import` in its line.)
 */
export const { isActive, route, preload } = createRouter({
  '/': Home,
  '/create-account': () => fetched(() => import('../pages/CreateAccount.svelte')),
  '/account': () => fetched(() => import('../pages/Account.svelte')),
  '/cart': () => fetched(() => import('../pages/Cart.svelte')),
  '/checkout': () => fetched(() => import('../pages/Checkout.svelte')),
  '/checkout/account': () => fetched(() => import('../pages/CheckoutAccount.svelte')),
  '/order/:id': () => fetched(() => import('../pages/Order.svelte')),
  '/headquarters': () => fetched(() => import('../pages/Headquarters.svelte')),
  '*': NotFound,
})

/** Lets the pages in that need the shop's verbs and stores. */
export const openPages = () => open()

/** Whoever loses the connection on the start page can still order and register. */
export function fetchPages(): void {
  for (const path of ['/create-account', '/account', '/cart', '/checkout', '/order/:id'] as const)
    void preload(path)
}

async function fetched(load: () => Promise<{ default: Component }>): Promise<{ default: Component }> {
  try {
    const [page] = await Promise.all([load(), opened])
    return page
  } catch {
    return { default: NotFetched }
  }
}
