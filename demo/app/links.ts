/** Relative to wherever the shop lives, so that they also open in a new tab. */
export const links = {
  home: '#/',
  createAccount: '#/create-account',
  account: '#/account',
  cart: '#/cart',
  checkout: '#/checkout',
  checkoutAccount: '#/checkout/account',
  headquarters: '#/headquarters',
} as const

export const orderLink = (id: string) => `#/order/${id}`

/** Goes where an action leads, unless whoever began it has gone elsewhere meanwhile. */
export function fromHere(): (link: string) => void {
  const { hash } = location
  return (link) => {
    if (location.hash === hash) location.assign(link)
  }
}
