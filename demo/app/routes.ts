import { createRouter } from 'sv-router'
import Home from '../pages/Home.svelte'
import NotFound from '../pages/NotFound.svelte'

/** Pages are found in the hash, so that static files are enough wherever the shop is hosted. */
export const { navigate, isActive } = createRouter({
  '/': Home,
  '/create-account': () => import('../pages/CreateAccount.svelte'),
  '/account': () => import('../pages/Account.svelte'),
  '/headquarters': () => import('../pages/Headquarters.svelte'),
  '*': NotFound,
})

export const links = {
  home: '#/',
  createAccount: '#/create-account',
  account: '#/account',
  headquarters: '#/headquarters',
} as const
