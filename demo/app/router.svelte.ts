import { tick, type Component } from 'svelte'
import { matchPath } from './match-path.ts'
import { createScrollMemory } from './scroll-memory.ts'

/** A page, and the parameters in its path, such as the id of an order. */
export interface Match {
  readonly Page: Component
  readonly params: Readonly<Record<string, string | undefined>>
}

interface Address {
  /** Without a slash at the end. */
  readonly path: string
  readonly query: string
}

let shown = $state.raw<Match & Address>()

/** The page on screen. */
export const route = {
  get Page() {
    return shown?.Page
  },
  get params() {
    return shown?.params ?? {}
  },
  /** A parameter after the path, such as `status` of `#/headquarters/data?status=failed`. */
  option: (name: string) => new URLSearchParams(shown?.query).get(name) ?? '',
}

const shownPath = () => shown?.path ?? readAddress().path

export const isActive = (path: string) => matchPath(path, shownPath()) !== undefined

/**
 * Shows the page that the hash of the address names, so that static files are enough, wherever the shop is hosted. The
 * previous page stays on screen until the next one is fetched. Back and Forward show a page where it was left.
 */
export function startRouter(findPage: (path: string) => Promise<Match>): void {
  const scroll = createScrollMemory()

  async function show(): Promise<void> {
    const { hash } = location
    const address = readAddress()
    const match = await findPage(address.path)
    // The shopper has followed another link meanwhile.
    if (hash !== location.hash) return
    scroll.remember()
    shown = { ...match, ...address }
    await tick()
    scroll.restore()
  }

  addEventListener('hashchange', show)
  void show()
}

/** Reads the hash, such as `#/account/?from=mail`. */
function readAddress(): Address {
  const [, path = '', query = ''] = /^#?([^?#]*)\??([^#]*)/.exec(location.hash) ?? []
  return { path: path.replace(/\/+$/, '') || '/', query }
}
