import { words } from './words.svelte.ts'

let own = $state.raw<() => string>()

/** The description of the page on screen, in its language: its own, or that of the shop. */
export const description = {
  get current() {
    return own?.() ?? words.shop.shell.description
  },
}

/** Gives a page a description of its own. For the start of a component. */
export function describePage(text: () => string): void {
  $effect(() => {
    own = text
    return () => {
      // The next page may have come first.
      if (own === text) own = undefined
    }
  })
}
