import type { Component } from 'svelte'

interface Shown {
  readonly path: string
  readonly Page: Component
}

/**
 * Shows the page that the address names in its hash. The browser itself keeps the history and opens links; all that is
 * left to do is to find the page, and to keep the one before on screen until the next one is there.
 */
export function createRouter(find: (path: string) => Promise<Component>) {
  let shown = $state.raw<Shown>()

  async function show(): Promise<void> {
    const path = pathInAddress()
    const Page = await find(path)
    // Who went on meanwhile wants to see what was asked for last.
    if (path !== pathInAddress()) return
    shown = { path, Page }
    scrollTo(0, 0)
  }

  addEventListener('hashchange', show)
  return {
    /** Resolves when the first page is on screen. */
    started: show(),
    get Page() {
      return shown?.Page
    },
    get path() {
      return shown?.path ?? pathInAddress()
    },
  }
}

function pathInAddress(): string {
  return location.hash.slice(1) || '/'
}
