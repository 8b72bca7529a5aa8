import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { installedEngines, newProfile, type Engine } from './browsers.ts'
import { setupCommandServer } from './command-server.ts'

/** Hands on the built demo. Its page also loads the commands of the test, from its own origin, as its policy wants it. */
async function serveDemo(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
  host: 'there' | 'gone',
): Promise<void> {
  if (url.startsWith('/engines/')) return serveCommands(url, response)
  if (host === 'gone') return void response.destroy()
  const answer = await fetchBuilt(url.slice(1))
  const body = Buffer.from(await answer.arrayBuffer())
  const type = answer.headers.get('Content-Type') ?? ''
  response.writeHead(answer.status, { 'Content-Type': type })
  if (type.startsWith('text/html')) return void response.end(withCommands(body.toString()))
  response.end(url.startsWith('/shop-worker.js') ? await forPageWithCommands(body.toString()) : body)
}

const fetchBuilt = (path: string) => fetch(new URL(path, inject('storefront')))

const script = '<script type="module" src="/engines/engines/demo-commands.ts"></script>'

const withCommands = (page: string) => page.replace('</head>', `${script}</head>`)

/** The service worker stores no page but the one that it knows the digest of. */
async function forPageWithCommands(worker: string): Promise<string> {
  const page = await (await fetchBuilt('')).text()
  return worker.replaceAll(digestOf(page), digestOf(withCommands(page)))
}

const digestOf = (text: string) => createHash('sha384').update(text).digest('base64')

/** Serves a file of the tests as JavaScript. */
async function serveCommands(url: string, response: ServerResponse): Promise<void> {
  const source = await readFile(new URL(`..${url.slice('/engines'.length)}`, import.meta.url), 'utf8')
  response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(stripTypeScriptTypes(source))
}

async function openDemo(engine: Engine) {
  let host: 'there' | 'gone' = 'there'
  const server = await setupCommandServer((request, response) => serveDemo(request, response, host))
  const profile = newProfile()
  const browser = await engine.open([server.url], profile.path)
  onTestFinished(async () => {
    await browser.kill()
    profile.remove()
  })
  const call = (name: string, ...args: string[]) => server.call('demo', name, ...args)
  return {
    open: (path: string) => call('open', path),
    click: (text: string) => call('click', text),
    fill: (label: string, value: string) => call('fill', label, value),
    /** Resolves with all text on the page when it matches. */
    see: async (pattern: RegExp) => String(await call('see', pattern.source)),
    /** Resolves when the service worker has stored the files of the shop. */
    whenStored: () => call('whenStored'),
    reload: () => call('reload'),
    /** From now on the host answers no request for a file of the shop. */
    stopHost: () => void (host = 'gone'),
  }
}

describe.each(await installedEngines())('the demo in $name', (engine) => {
  test('registers a customer, shows that it is pending, and then its account number', async () => {
    const demo = await openDemo(engine)
    await demo.open('headquarters')
    await demo.click('Create customer in async mode')
    await demo.open('create-account')
    await demo.fill('First name', 'Ada')
    await demo.fill('Last name', 'Rossi')
    await demo.fill('Email', 'ada@example.it')
    await demo.click('Create account')
    expect(await demo.see(/Pending sync/)).toContain('Ada')
    await demo.open('headquarters')
    for (const job of ['Run P-job', 'Run Synchronize customers', 'Run 1010']) await demo.click(job)
    await demo.open('account')
    expect(await demo.see(/Account number\s+\d{6}/)).not.toContain('Pending sync')
  })

  test('opens every page, also after a reload, when the host is gone', async () => {
    const demo = await openDemo(engine)
    await demo.open('create-account')
    await demo.fill('First name', 'Ada')
    await demo.fill('Last name', 'Rossi')
    await demo.fill('Email', 'ada@example.it')
    await demo.click('Create account')
    await demo.see(/Account number\s+\d{6}/)
    await demo.whenStored()
    demo.stopHost()
    const headings = {
      cart: 'Cart',
      checkout: 'Checkout',
      orders: 'Your orders',
      help: 'Help',
      'product/thimble': 'Thimble',
      'headquarters/data': 'Headquarters: Data',
      account: 'Account',
    }
    for (const [path, heading] of Object.entries(headings)) {
      await demo.open(path)
      await demo.see(new RegExp(`^${heading}$`, 'm'))
    }
    await demo.reload()
    expect(await demo.see(/Account number\s+\d{6}/)).toContain('Ada Rossi')
  })
})
