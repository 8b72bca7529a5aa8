import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { build, preview } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumLaunch } from '../support/chromium.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
let folder = ''
let checkout = ''
let consumer = ''

/** Packs the package and puts it into an empty folder, as a user does. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
  checkout = join(folder, 'checkout')
  consumer = join(folder, 'consumer')
  await copyCheckout()
  await cp(join(root, 'test/package/consumer'), consumer, { recursive: true })
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', consumer], { cwd: checkout })
  const tarball = stdout.trim().split('\n').at(-1)!
  // `npm run test:consumers` sets the mode.
  await (import.meta.env.MODE === 'registry' ? install(tarball) : unpack(tarball))
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Copies the sources, because packing builds `dist/`, and the one of the checkout must stay as it is. */
async function copyCheckout(): Promise<void> {
  const left = ['.git', 'demo', 'dist', 'node_modules', 'test']
  const names = (await readdir(root)).filter((name) => !left.includes(name))
  await Promise.all(names.map((name) => cp(join(root, name), join(checkout, name), { recursive: true })))
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'), 'junction')
}

async function install(tarball: string): Promise<void> {
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', `./${tarball}`, 'msw@3'], {
    cwd: consumer,
  })
}

/** Installs without a registry: links the declared dependencies to those of the checkout. */
async function unpack(tarball: string): Promise<void> {
  const modules = join(consumer, 'node_modules')
  const unpacked = join(modules, 'pending-sync')
  await mkdir(unpacked, { recursive: true })
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked], { cwd: consumer })
  const { dependencies, peerDependencies } = JSON.parse(
    await readFile(join(unpacked, 'package.json'), 'utf8'),
  ) as { dependencies: object; peerDependencies: object }
  for (const name of Object.keys({ ...dependencies, ...peerDependencies }))
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

test('the SDK in a storefront stays within its size budget', async () => {
  const bytes = gzipSync(await bundle('main.ts', ['pending-sync/mocks'])).byteLength
  // 13 kB of it are libraries: ky, idb and the used parts of valibot.
  expect(bytes).toBeLessThan(34_000)
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
