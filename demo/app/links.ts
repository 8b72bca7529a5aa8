/** The address of the shop, without a page and without parameters. */
export const home = new URL('./', document.baseURI).href

/** Relative, so that they also open in a new tab, wherever the shop is hosted. */
export const links = {
  home: '#/',
  createAccount: '#/create-account',
  account: '#/account',
  cart: '#/cart',
  checkout: '#/checkout',
  checkoutAccount: '#/checkout/account',
  orders: '#/orders',
  headquarters: '#/headquarters',
} as const

export const orderLink = (id: string) => `#/order/${id}`
export const productLink = (id: string) => `#/product/${id}`
export const helpLink = (section: string) => `#/help/${section}`

/**
 * For the end of an action: follows a link, unless the shopper has left the page meanwhile. Back does not return to the form,
 * which would invite to send it once more.
 */
export function navigationFromHere(): (link: string) => void {
  const { hash } = location
  return (link) => {
    if (location.hash === hash) location.replace(link)
  }
}
