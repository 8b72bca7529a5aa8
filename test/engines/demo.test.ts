import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { startBuiltDemo } from '../support/built-demo.ts'
import { installedEngines, newProfile, type Engine } from './browsers.ts'
import { setupCommandServer } from './command-server.ts'

/**
 * Hands on the build at an address. Its page also loads the commands of the test, from its own origin, as its policy wants it.
 * Without a build, the host does not answer.
 */
async function serveDemo(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
  build: string | undefined,
): Promise<void> {
  if (url.startsWith('/engines/')) return serveCommands(url, response)
  if (build === undefined) return void response.destroy()
  const answer = await fetch(new URL(url.slice(1), build))
  const body = Buffer.from(await answer.arrayBuffer())
  const type = answer.headers.get('Content-Type') ?? ''
  response.writeHead(answer.status, { 'Content-Type': type })
  if (type.startsWith('text/html')) return void response.end(withCommands(body.toString()))
  response.end(url.startsWith('/shop-worker.js') ? await forPageWithCommands(body.toString(), build) : body)
}

const script = '<script type="module" src="/engines/engines/demo-commands.ts"></script>'

const withCommands = (page: string) => page.replace('</head>', `${script}</head>`)

/** The service worker stores no page but the one that it knows the digest of. */
async function forPageWithCommands(worker: string, build: string): Promise<string> {
  const page = await (await fetch(build)).text()
  return worker.replaceAll(digestOf(page), digestOf(withCommands(page)))
}

const digestOf = (text: string) => createHash('sha384').update(text).digest('base64')

/** Serves a file of the tests as JavaScript. */
async function serveCommands(url: string, response: ServerResponse): Promise<void> {
  const source = await readFile(new URL(`..${url.slice('/engines'.length)}`, import.meta.url), 'utf8')
  response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(stripTypeScriptTypes(source))
}

async function openDemo(engine: Engine) {
  let build: string | undefined = inject('storefront')
  const server = await setupCommandServer((request, response) => serveDemo(request, response, build))
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
    /** All text on the page now, or none if the page loads itself again meanwhile. */
    shownText: () => Promise.race([call('shownText'), setTimeout(1_000, '')]),
    /** Resolves when the service worker has stored the files of the shop. */
    whenStored: () => call('whenStored'),
    /** Resolves when it has stored those of a newer build, beside them. */
    whenNewerStored: () => call('whenNewerStored'),
    reload: () => call('reload'),
    /** From now on the host has the files of this build, and none of the build before. */
    deploy: (address: string) => void (build = address),
    /** From now on the host answers no request for a file of the shop. */
    stopHost: () => void (build = undefined),
  }
}

/** A build whose start page says something else. */
let second: Awaited<ReturnType<typeof startBuiltDemo>>
beforeAll(async () => {
  second = await startBuiltDemo([
    { name: 'second', transform: (code) => code.replace('thread and patience.', 'thread and new stock.') },
  ])
})
afterAll(() => second.stop())

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

  // Chromium replaces no worker while a request through it is open, and the test's commands are one: see deployments.test.ts.
  const isMeasurable = engine.name !== 'chromium'
  test.runIf(isMeasurable)(
    'goes on with its files after a deployment, and opens the new build once it is stored',
    async () => {
      const demo = await openDemo(engine)
      await demo.see(/thread and patience\./)
      await demo.whenStored()
      demo.deploy(second.address)
      await demo.open('cart')
      await demo.see(/^Your cart is empty\.$/)
      await demo.open('')
      await demo.reload()
      await demo.see(/thread and patience\./)
      await demo.whenNewerStored()
      await demo.reload()
      await expect.poll(() => demo.shownText()).toMatch(/thread and new stock\./)
      demo.stopHost()
      await demo.open('help')
      await demo.see(/^Help$/)
    },
  )
})
