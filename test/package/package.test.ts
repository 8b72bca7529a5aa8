import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { build, preview } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { chromiumLaunch } from '../support/chromium.ts'
import { packPackage } from '../support/packed-package.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
let folder = ''
let checkout = ''
let consumer = ''
let tarball = ''

/** Packs the package and puts it into an empty folder, as a user does. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
  consumer = join(folder, 'consumer')
  await cp(join(root, 'test/package/consumer'), consumer, { recursive: true })
  ;({ checkout, tarball } = await packPackage(folder))
  await install(consumer, 'msw')
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Installs the package from the registry in the mode that `npm run test:consumers` sets, else without a registry. */
async function install(target: string, ...peers: readonly string[]): Promise<void> {
  if (import.meta.env.MODE !== 'registry') return unpack(target, peers)
  const options = ['--no-save', '--no-audit', '--no-fund']
  await run('npm', ['install', ...options, tarball, ...peers.map((peer) => `${peer}@3`)], { cwd: target })
}

/** Unpacks the package and links its declared dependencies to those of the checkout. */
async function unpack(target: string, peers: readonly string[]): Promise<void> {
  const modules = join(target, 'node_modules')
  const unpacked = join(modules, 'pending-sync')
  await mkdir(unpacked, { recursive: true })
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked])
  const { dependencies } = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')) as {
    dependencies: object
  }
  for (const name of [...Object.keys(dependencies), ...peers])
    await symlink(join(root, 'node_modules', name), join(modules, name), 'junction')
}

test('the types compile under strict, without skipLibCheck, and reject mistakes', async () => {
  const tsc = join(root, 'node_modules/.bin/tsc')
  for (const resolution of ['bundler', 'nodenext']) {
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext'
    const check = run(tsc, ['-p', '.', '--moduleResolution', resolution, '--module', module], {
      cwd: consumer,
    })
    await expect(check.catch((error: { stdout: string }) => error.stdout)).resolves.toMatchObject({
      stdout: '',
    })
  }
}, 120_000)

test('a bundled consumer creates a customer in Chromium', async () => {
  await bundle('index.html')
  const server = await preview({
    root: consumer,
    configFile: false,
    logLevel: 'error',
    preview: { port: 0, host: '127.0.0.1' },
  })
  const browser = await chromium.launch(await chromiumLaunch())
  try {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls!.local[0]!)
    await page.getByText(/^Pending sync → \d+$/).waitFor()
    await expect.poll(() => page.title()).toBe('validation')
  } finally {
    await browser.close()
    await server.close()
  }
}, 120_000)

test('importing the package in Node touches no browser global', async () => {
  const script =
    "await import('pending-sync'); await import('pending-sync/mocks'); await import('pending-sync/mocks/node')"
  const { stderr } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: consumer })
  expect(stderr).toBe('')
})

test('in Node a commerce sends nothing, rejects with the storage error, and lets the process end', async () => {
  const script = `
    import { createCommerce } from 'pending-sync'
    const requests = []
    const fetch = async (input) => requests.push(String(input))
    const commerce = createCommerce({ baseUrl: 'https://example.com/', operatingUnitNumber: '068', fetch })
    await commerce.ready
    await commerce.flush()
    const failure = await commerce.customers.create({ firstName: 'Ada' }).catch((error) => error)
    process.on('exit', () => console.log(failure.name, failure.kind, failure.code, requests.length))
  `
  // Rejects if the process does not end by itself.
  const options = { cwd: consumer, timeout: 30_000 }
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], options)
  expect(stdout.trim()).toBe('CommerceError storage storage_unavailable 0')
})

test('the test kit needs nothing but the package, and lets the process end', async () => {
  const script = `
    const { createTestShop } = await import('pending-sync/testing')
    const shop = await createTestShop({ profile: 'async' })
    const customer = await shop.commerce.customers.create({ firstName: 'Ada' })
    await shop.runJobs()
    console.log((await shop.commerce.customers.get(customer.key)).status)
    await shop.dispose()
  `
  const shop = await mkdtemp(join(tmpdir(), 'pending-sync-kit-'))
  onTestFinished(() => rm(shop, { recursive: true, force: true }))
  await install(shop)
  const options = { cwd: shop, timeout: 30_000 }
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], options)
  expect(stdout.trim()).toBe('synced')
})

test('the bundle for pages without a bundler is one file with everything that the package exports', async () => {
  const script = `
    const bundle = await import('pending-sync/bundle')
    const names = Object.keys(await import('pending-sync')).filter((name) => !(name in bundle))
    console.log(JSON.stringify(names))
  `
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: consumer })
  expect(JSON.parse(stdout)).toEqual([])
  const bundled = await readFile(join(consumer, 'node_modules/pending-sync/dist/sdk/pending-sync.js'), 'utf8')
  expect(bundled).not.toMatch(/\bimport\s*["'(]|\bfrom\s*["']/)
})

test('a shop gets ky, idb and valibot, and with them alone the command signs somebody in', async () => {
  const shop = await mkdtemp(join(tmpdir(), 'pending-sync-shop-'))
  onTestFinished(() => rm(shop, { recursive: true, force: true }))
  await install(shop)
  const installed = (await readdir(join(shop, 'node_modules'))).filter((name) => !name.startsWith('.'))
  expect(installed.toSorted()).toEqual(['idb', 'ky', 'pending-sync', 'valibot'])

  const command = spawn(process.execPath, ['node_modules/pending-sync/dist/mocks/serve.js', '--port', '0'], {
    cwd: shop,
  })
  onTestFinished(() => void command.kill('SIGKILL'))
  let output = ''
  command.stdout.on('data', (chunk: Buffer) => (output += String(chunk)))
  await expect.poll(() => output, { timeout: 30_000 }).toContain('Stop with Ctrl+C')
  const server = `http://127.0.0.1:${/localhost:(\d+)/.exec(output)?.[1]}`
  const token = await (await fetch(`${server}/hq/identities/sign-in`, { method: 'POST' })).json()
  const headers = { OUN: '068', Authorization: `id_token ${String(token)}` }
  const own = await fetch(`${server}/Commerce/Customers('')?api-version=7.3`, { headers })
  expect([own.status, await own.text()]).toEqual([400, expect.stringContaining('CustomerNotFound')])
  command.kill('SIGTERM')
  await once(command, 'exit')
}, 120_000)

test('the licenses of the libraries in its files travel with it', async () => {
  const licenses = join(consumer, 'node_modules/pending-sync/dist/mocks/third-party-licenses.txt')
  expect(await readFile(licenses, 'utf8')).toMatch(/## fake-indexeddb - [\s\S]*## jose - [\s\S]*## srvx - /)
})

test('publint finds nothing wrong with the packed files', async () => {
  const { messages, pkg } = await publint({ pkgDir: checkout, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test('the package contains declarations and source maps with their sources', async () => {
  const dist = join(consumer, 'node_modules/pending-sync/dist')
  const map = JSON.parse(await readFile(join(dist, 'sdk/commerce.js.map'), 'utf8')) as {
    sourcesContent: string[]
  }
  expect(map.sourcesContent[0]).toContain('export function createCommerce')
  expect(await readFile(join(dist, 'sdk/public.d.ts'), 'utf8')).toContain('interface Commerce')
})

test('"go to definition" ends in a source for every declaration', async () => {
  const unpacked = join(consumer, 'node_modules/pending-sync')
  const names = await readdir(join(unpacked, 'dist'), { recursive: true })
  const declarations = names
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => join(unpacked, 'dist', name))
  expect(declarations.length).toBeGreaterThan(100)
  const sources = await Promise.all(
    declarations.map(async (path) => {
      const map = JSON.parse(await readFile(`${path}.map`, 'utf8')) as { readonly sources: readonly string[] }
      return map.sources.map((source) => join(dirname(path), source))
    }),
  )
  await Promise.all(sources.flat().map((source) => access(source)))
})

test('the SDK in a storefront stays within its size budget', async () => {
  const bytes = gzipSync(await bundle('main.ts', ['pending-sync/mocks'])).byteLength
  // 13 kB of it are libraries: ky, idb and the used parts of valibot. Every field of a customer with its validation, the
  // forms of postal codes and cleaned text are 5 kB, owners, recognition and looking first 6 kB, memory, one
  // back-off, the check of rows and what stays on the device 5 kB, a server and mistakes in the set-up 1 kB.
  expect(bytes).toBeLessThan(59_100)
})

async function bundle(input: string, external: string[] = []): Promise<string> {
  const result = await build({
    root: consumer,
    configFile: false,
    logLevel: 'error',
    build: { target: 'esnext', rolldownOptions: { input: join(consumer, input), external } },
  })
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []))
  return outputs.map((output) => (output.type === 'chunk' ? output.code : '')).join('\n')
}
