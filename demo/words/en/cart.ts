export const words = {
  heading: 'Cart',
  add: 'Add to cart',
  inCart: (count: number) => (count === 1 ? 'One in the cart' : `${count} in the cart`),
  empty: 'Your cart is empty.',
  toCounter: 'See what is on the counter',
  quantity: ({ name }: { name: string }) => `Quantity of ${name}`,
  remove: 'Remove',
  each: ({ price }: { price: string }) => `${price} each`,
  total: 'Total',
  checkout: 'Checkout',
  lines: 'What you order',
  ordered: 'What you ordered',
}
