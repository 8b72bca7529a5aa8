import { createRouter } from 'sv-router'
import Account from '../pages/Account.svelte'
import Cart from '../pages/Cart.svelte'
import Checkout from '../pages/Checkout.svelte'
import CheckoutAccount from '../pages/CheckoutAccount.svelte'
import CreateAccount from '../pages/CreateAccount.svelte'
import Home from '../pages/Home.svelte'
import NotFound from '../pages/NotFound.svelte'
import Order from '../pages/Order.svelte'

/**
 * Pages are found in the hash, so that static files are enough wherever the shop is hosted. A shopper's pages come with
 * the first load: whoever loses the connection on the start page can still register. Only the testers' console waits.
 */
export const { isActive, route } = createRouter({
  '/': Home,
  '/create-account': CreateAccount,
  '/account': Account,
  '/cart': Cart,
  '/checkout': Checkout,
  '/checkout/account': CheckoutAccount,
  '/order/:id': Order,
  '/headquarters': () => import('../pages/Headquarters.svelte'),
  '*': NotFound,
})
