import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { chromiumLaunch } from '../../support/chromium.ts'
import { startServer } from '../server/start-server.ts'

/** A site with `oidc-client-ts` goes to the page of the command and comes back, by real navigations. */

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch())
})
afterAll(() => browser.close())

const library = join(
  resolve(import.meta.dirname, '../../..'),
  'node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js',
)

const site = (authority: string) => `<!doctype html><title>Shop</title><p id="who"></p>
  <button id="in">Sign in</button> <button id="up">Register</button> <button id="out">Sign out</button>
  <script src="/oidc-client-ts.js"></script>
  <script type="module">
    const manager = new oidc.UserManager({
      authority: '${authority}',
      client_id: 'shop',
      redirect_uri: location.origin + '/callback',
      post_logout_redirect_uri: location.origin + '/',
      scope: 'openid offline_access',
    })
    const show = (text) => (document.querySelector('#who').textContent = text)
    document.querySelector('#in').onclick = () => manager.signinRedirect()
    document.querySelector('#up').onclick = () => manager.signinRedirect({ prompt: 'create' })
    document.querySelector('#out').onclick = () => manager.signoutRedirect()
    try {
      const user = location.pathname === '/callback' ? await manager.signinCallback() : await manager.getUser()
      show(user ? 'Hello ' + user.profile.name : 'Nobody')
    } catch (error) {
      show('Failed: ' + error.message)
    }
  </script>`

async function serveSite(authority: string): Promise<string> {
  const script = await readFile(library, 'utf8')
  const server = createServer(({ url = '' }, response) => {
    const isScript = url.startsWith('/oidc-client-ts.js')
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? script : site(authority))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

async function openSite(): Promise<Page> {
  const { port } = await startServer()
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(await serveSite(`http://localhost:${port}/identities`))
  await page.getByText('Nobody').waitFor()
  return page
}

test('a shopper makes an identity on the page, signs out, and chooses it again', async () => {
  const page = await openSite()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill('anna@example.com')
  await page.getByLabel('Full name').fill('Anna <b>Bianchi</b>')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Hello Anna <b>Bianchi</b>').waitFor()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('Nobody').waitFor()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Anna <b>Bianchi</b> · anna@example.com' }).click()
  await page.getByText('Hello Anna').waitFor()
})

test('a shopper who signs up with an address that is in use is told so, and signs in with it', async () => {
  const page = await openSite()
  const signUp = async (email: string) => {
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByRole('heading', { name: 'Sign up' }).waitFor()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'Sign up' }).click()
  }
  await signUp('anna@example.com')
  await page.getByText('Hello').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('Nobody').waitFor()

  await signUp('Anna@Example.com')
  await page.getByText('You already have an account with anna@example.com: sign in.').waitFor()
  await page.getByLabel('E-mail address').fill('berta@example.com')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByText('Hello').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('Nobody').waitFor()

  await signUp('anna@example.com')
  await page.getByRole('button', { name: 'Sign in with it' }).click()
  await page.getByText('Hello').waitFor()
})

test('a shopper who cancels comes back to the site', async () => {
  const page = await openSite()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Failed: The sign-in was cancelled').waitFor()
})

test('the page says what is wrong, and opens in no frame', async () => {
  const page = await openSite()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill('anna@example')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('"anna@example" is not an e-mail address').waitFor()
  const { status, headers } = await page.evaluate(async () => {
    const response = await fetch(location.href.replace('client_id=shop', 'client_id=shoe'))
    return { status: response.status, headers: Object.fromEntries(response.headers) }
  })
  expect([status, headers['content-security-policy']]).toEqual([400, "frame-ancestors 'none'"])
})
