import type { Component } from 'svelte'
import Home from '../pages/Home.svelte'
import NotFetched from '../pages/NotFetched.svelte'
import NotFound from '../pages/NotFound.svelte'
import { createRouter } from './router.svelte.ts'
import { fetchWords } from './words.ts'

type Fetch = () => Promise<{ readonly default: Component }>

/**
 * Pages are found in the hash, so that static files are enough wherever the shop is hosted. The start page comes with
 * the first load, every other one when somebody goes there.
 */
const pages: Readonly<Record<string, Fetch>> = {
  '/create-account': () => import('../pages/CreateAccount.svelte'),
  '/account': () => import('../pages/Account.svelte'),
  '/cart': () => import('../pages/Cart.svelte'),
  '/checkout': () => import('../pages/Checkout.svelte'),
  '/checkout/account': () => import('../pages/CheckoutAccount.svelte'),
  '/order/:id': () => import('../pages/Order.svelte'),
  '/headquarters': () => import('../pages/Headquarters.svelte'),
}

let open = () => {}
const opened = new Promise<void>((resolve) => (open = resolve))

/** Lets the pages in that need the shop's verbs and stores. */
export const openPages = () => open()

const router = createRouter(find)

/** Resolves when the first page is on screen: what it does not need should not hold it up. */
export const firstPage = router.started

export const route = {
  get Page() {
    return router.Page
  },
  get params() {
    return { id: split(router.path).last }
  },
}

export const isActive = (path: string) => router.path === path

async function find(path: string): Promise<Component> {
  if (path === '/') return Home
  const fetchPage = pages[path] ?? pages[`${split(path).start}:id`]
  return fetchPage ? fetched(fetchPage) : NotFound
}

async function fetched(fetchPage: Fetch): Promise<Component> {
  try {
    const [{ default: Page }] = await Promise.all([fetchPage(), opened])
    await fetchWords()
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

function split(path: string) {
  const end = path.lastIndexOf('/') + 1
  return { start: path.slice(0, end), last: path.slice(end) }
}
