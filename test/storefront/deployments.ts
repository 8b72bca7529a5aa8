import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import type { Plugin } from 'vite'
import { expect, inject } from 'vitest'
import { contentSecurityPolicy } from '../../demo/content-security-policy.ts'
import { buildDemo } from '../support/built-demo.ts'

/** A build of the storefront. All code of `second` and `third` differs from that of the builds before. */
export type Build = 'first' | 'second' | 'third'

/** Changes a document that was asked for at a path. */
type Alter = (html: string, path: string) => string

export type Host = Awaited<ReturnType<typeof startHost>>

/** Builds the storefront three times and serves one build at a time, with the files of no other. */
export async function startHost() {
  const folder = await mkdtemp(join(tmpdir(), 'deployments-'))
  const folders: Record<Build, string> = {
    first: inject('storefrontFiles'),
    second: join(folder, 'second'),
    third: join(folder, 'third'),
  }
  for (const build of ['second', 'third'] as const) {
    await buildDemo({ build: { outDir: folders[build], sourcemap: false }, plugins: [marked(build)] })
  }
  let served: Build = 'first'
  let worker: Build = 'first'
  let alter: Alter = (html) => html
  const server = createServer(
    serve(
      (file) => join(folders[file === 'shop-worker.js' ? worker : served], file),
      (html, path) => alter(html, path),
    ),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    deploy(build: Build) {
      served = build
      worker = build
      alter = (html) => html
    },
    /** Changes each document from now on, until the next deployment. */
    alterDocuments(change: Alter) {
      alter = change
    },
    /** Serves the worker of a build before the other files: a deployment that is not finished. */
    deployWorker(build: Build) {
      worker = build
    },
    filesOf: (build: Build) => readdir(folders[build], { recursive: true }),
    async stop() {
      server.close()
      server.closeAllConnections()
      await rm(folder, { recursive: true })
    },
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** Serves files as a plain host does, also one that is no longer there: with 404. */
function serve(locate: (file: string) => string, alter: Alter): RequestListener {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = pathname === '/' ? 'index.html' : pathname.slice(1)
    const content = await readFile(locate(file)).catch(() => undefined)
    response.writeHead(content ? 200 : 404, {
      'content-type': contentTypes[extname(file)] ?? 'text/plain',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': file.startsWith('assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    })
    const body = file.endsWith('.html') ? alter(String(content), pathname) : content
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

/** Has each module of the demo write down its build when it is run. */
function marked(build: Build): Plugin {
  return {
    name: 'marked',
    enforce: 'post',
    transform: (code, id) =>
      /\/demo\/.*\.(ts|svelte)$/.test(id)
        ? `${code}\n;(globalThis.builds ??= new Set()).add('${build}')`
        : null,
  }
}

/** The builds whose code has run on a page. */
export async function buildsRun(page: Page): Promise<readonly string[]> {
  const marks = await page.evaluate(() => [...((globalThis as { builds?: Set<string> }).builds ?? [])])
  return marks.length > 0 ? marks : ['first']
}

/** The paths of the pages that can be visited from the start page, with something in the place of parameters. */
export async function everyPath(): Promise<readonly string[]> {
  const routes = await readFile(new URL('../../demo/routes.ts', import.meta.url), 'utf8')
  const paths = Array.from(routes.matchAll(/route\('\/([^']*)'/g), ([, path = '']) => path)
  if (paths.length < 10) throw new Error('The routes of the demo could not be read.')
  // A section of a page is the same page.
  const isSection = (path: string) => paths.includes(path.replace(/\/:\w+$/, '')) && path.includes(':')
  const isNoStop = (path: string) => path === '' || path === 'identities/sign-out' || isSection(path)
  return paths.filter((path) => !isNoStop(path)).map((path) => path.replaceAll(/:\w+/g, 'unknown'))
}

/** Follows a link to another page of the shop, and resolves with its heading. */
export async function follow(page: Page, path: string): Promise<string | null> {
  const heading = page.locator('h1:not([data-left])')
  await heading.evaluate((element) => element.setAttribute('data-left', ''))
  await page.evaluate((hash) => location.assign(hash), `#/${path}`)
  return heading.textContent()
}

/** Resolves when the service worker of a deployed build has stored its files and waits for the open tabs. */
export async function nextBuildStored(page: Page, files: readonly string[]): Promise<void> {
  const filesToCome = async () => {
    // An update that was under way before the deployment does not find it.
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
    const stored = await storedFiles(page)
    return files.filter((file) => !stored.includes(file))
  }
  await expect.poll(filesToCome).toEqual([])
  await expect.poll(() => page.evaluate(workersOfPage)).toEqual({ isInstalling: false, isWaiting: true })
}

async function workersOfPage() {
  const { installing, waiting } = await navigator.serviceWorker.ready
  return { isInstalling: installing !== null, isWaiting: waiting !== null }
}

/** The files named by their content that the page's service worker has stored. */
export async function storedFiles(page: Page): Promise<readonly string[]> {
  const urls = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('precache'))
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => url)
  })
  const home = new URL('/', page.url()).href
  return urls
    .map((url) => url.slice(home.length))
    .filter((file) => file.startsWith('assets/'))
    .sort()
}

/** Lets the pages of a browser leave the requests of `sendUnanswered` unanswered, as the mock headquarters. */
export async function letPagesBeSilent(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    navigator.serviceWorker?.addEventListener('message', (event: MessageEvent) => {
      if (!event.data?.payload?.url?.endsWith('/unanswered')) return
      event.stopImmediatePropagation()
      dispatchEvent(new Event('asked'))
    })
  })
}

/** Has a page send a request, and resolves when its worker has asked the page for the answer. */
export function sendUnanswered(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('asked', () => resolve(), { once: true })
        fetch('Commerce/unanswered').catch(() => {})
      }),
  )
}
