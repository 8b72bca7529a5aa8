import type { Component } from 'svelte'
import Home from '../pages/Home.svelte'
import NotFetched from '../pages/NotFetched.svelte'
import NotFound from '../pages/NotFound.svelte'
import { createRouter } from './router.svelte.ts'
import { loadWords, type Area } from './words.svelte.ts'

type Fetch = () => Promise<{ readonly default: Component }>

interface Place {
  readonly pattern: URLPattern
  readonly areas: readonly Area[]
  readonly fetchPage: Fetch
}

/**
 * Pages are found in the hash, so that static files are enough wherever the shop is hosted. The start page comes with
 * the first load, every other one when somebody goes there.
 */
const places: readonly Place[] = [
  place('/create-account', ['account'], () => import('../pages/CreateAccount.svelte')),
  place('/account', ['account', 'checkout'], () => import('../pages/Account.svelte')),
  place('/cart', [], () => import('../pages/Cart.svelte')),
  place('/checkout', ['account', 'checkout'], () => import('../pages/Checkout.svelte')),
  place('/checkout/account', ['account'], () => import('../pages/CheckoutAccount.svelte')),
  place('/order/:id', ['account', 'checkout'], () => import('../pages/Order.svelte')),
  place('/headquarters', ['console', 'jobs'], () => import('../pages/Headquarters.svelte')),
]

function place(path: string, areas: readonly Area[], fetchPage: Fetch): Place {
  return { pattern: new URLPattern({ hash: path }), areas, fetchPage }
}

let need = () => {}
/** Resolves when somebody goes, or is about to go, to a page that needs the shop's verbs and stores. */
export const shopNeeded = new Promise<void>((resolve) => (need = resolve))

let open: (shop: Promise<unknown>) => void = () => {}
const opened = new Promise<unknown>((resolve) => (open = resolve))

/** Lets those pages in once the shop is there. */
export const openPages = (shop: Promise<unknown>) => open(shop)
// Whoever waits for it hears of it; on the start page nobody does.
opened.catch(() => {})

// Whoever points at a link is about to follow it.
for (const sign of ['pointerover', 'focusin'] as const)
  addEventListener(sign, ({ target }) => {
    if (target instanceof Element && target.closest('a[href^="#/"]')) need()
  })

const router = createRouter(find)

/** Resolves when the first page is on screen: what it does not need should not hold it up. */
export const firstPage = router.started

export const route = {
  get Page() {
    return router.Page
  },
  get params() {
    return { id: placeAt(router.path)?.pattern.exec({ hash: router.path })?.hash.groups.id }
  },
}

export const isActive = (path: string) => router.path === path

async function find(path: string): Promise<Component> {
  if (path === '/') return Home
  const place = placeAt(path)
  return place ? fetched(place) : NotFound
}

function placeAt(hash: string): Place | undefined {
  return places.find(({ pattern }) => pattern.test({ hash }))
}

async function fetched({ areas, fetchPage }: Place): Promise<Component> {
  need()
  try {
    const [{ default: Page }] = await Promise.all([fetchPage(), opened, loadWords(...areas)])
    return Page
  } catch {
    addEventListener('online', openAgain, { once: true })
    return NotFetched
  }
}

/** Browsers do not import again what once failed, so the whole shop opens again; there is nothing on screen to lose. */
function openAgain(): void {
  if (router.Page === NotFetched) location.reload()
}
