import type { Component } from 'svelte'

/** A page, and the parameters in its path, such as the id of an order. */
export interface Match {
  readonly Page: Component
  readonly params: Readonly<Record<string, string | undefined>>
}

let shown = $state.raw<Match & { readonly path: string }>()

/** The page on screen. */
export const route = {
  get Page() {
    return shown?.Page
  },
  get params() {
    return shown?.params ?? {}
  },
}

export const isActive = (path: string) => path === (shown?.path ?? pathInAddress())

/**
 * Shows the page that the hash of the address names, so that static files are enough, wherever the shop is hosted. The
 * previous page stays on screen until the next one is fetched.
 */
export function startRouter(findPage: (path: string) => Promise<Match>): void {
  async function show(): Promise<void> {
    const path = pathInAddress()
    const match = await findPage(path)
    // The shopper has followed another link meanwhile.
    if (path !== pathInAddress()) return
    shown = { ...match, path }
    scrollTo(0, 0)
  }

  addEventListener('hashchange', show)
  void show()
}

function pathInAddress(): string {
  return location.hash.slice(1) || '/'
}
