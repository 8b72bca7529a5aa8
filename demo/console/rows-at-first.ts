import { MediaQuery } from 'svelte/reactivity'

/** The width up to which the styles of a table make a card of each row. */
const phone = new MediaQuery('max-width: 34.99rem')

/** The number of rows that a list shows at first: on a phone, fewer than `usual`. */
export function rowsAtFirst(usual: number): number {
  return phone.current ? Math.min(usual, 10) : usual
}
