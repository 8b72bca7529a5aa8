import type { Component } from 'svelte'
import { recover } from './app/lost-files.ts'
import { matchPath } from './app/match-path.ts'
import type { Match } from './app/router.svelte.ts'
import { loadWords, type Area } from './app/words.svelte.ts'
import Home from './pages/Home.svelte'
import NotFound from './pages/NotFound.svelte'
import PageUnavailable from './pages/PageUnavailable.svelte'

type FetchPage = () => Promise<{ readonly default: Component }>

interface Route {
  readonly path: string
  /** The areas of words that the page shows, besides `shop`. */
  readonly areas: readonly Area[]
  readonly fetchPage: FetchPage
}

const fetchRegistration: FetchPage = () => import('./pages/CreateAccount.svelte')
const fetchHelp: FetchPage = () => import('./pages/Help.svelte')
const fetchSetUp: FetchPage = () => import('./pages/HeadquartersSetUp.svelte')

/** The start page comes with the first load, every other page when somebody opens it. */
const routes: readonly Route[] = [
  route('/', [], async () => ({ default: Home })),
  route('/product/:id', ['about', 'checkout'], () => import('./pages/Product.svelte')),
  route('/create-account', ['account'], fetchRegistration),
  route('/account', ['account'], () => import('./pages/Account.svelte')),
  route('/cart', ['checkout'], () => import('./pages/Cart.svelte')),
  route('/checkout', ['account', 'checkout'], () => import('./pages/Checkout.svelte')),
  route('/checkout/account', ['account'], fetchRegistration),
  route('/orders', ['account', 'checkout'], () => import('./pages/Orders.svelte')),
  route('/order/:id', ['account', 'checkout'], () => import('./pages/Order.svelte')),
  route('/help', ['about', 'checkout'], fetchHelp),
  route('/help/:section', ['about', 'checkout'], fetchHelp),
  route('/identities/sign-in', ['provider'], () => import('./pages/ProviderSignIn.svelte')),
  route('/identities/sign-out', ['provider'], () => import('./pages/ProviderSignOut.svelte')),
  route('/headquarters', ['console', 'jobs'], () => import('./pages/Headquarters.svelte')),
  route('/headquarters/set-up', ['console', 'jobs'], fetchSetUp),
  route('/headquarters/set-up/:panel', ['console', 'jobs'], fetchSetUp),
  route('/headquarters/data', ['console', 'jobs'], () => import('./pages/HeadquartersData.svelte')),
  route('/headquarters/log', ['console', 'jobs'], () => import('./pages/HeadquartersLog.svelte')),
]

function route(path: string, areas: readonly Area[], fetchPage: FetchPage): Route {
  return { path, areas, fetchPage }
}

/** Finds the page at a path and fetches it together with its words. */
export async function findPage(shownPath: string): Promise<Match> {
  for (const { path, areas, fetchPage } of routes) {
    const params = matchPath(path, shownPath)
    if (params) return load(areas, fetchPage, params)
  }
  return { Page: NotFound, params: {} }
}

async function load(areas: readonly Area[], fetchPage: FetchPage, params: Match['params']): Promise<Match> {
  try {
    const [{ default: Page }] = await Promise.all([fetchPage(), loadWords(...areas)])
    return { Page, params }
  } catch {
    return { Page: PageUnavailable, params: { loss: await recover() } }
  }
}
