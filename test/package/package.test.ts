import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
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
let consumer = ''

/** Packs the package and installs it into an empty folder, as a user does. */
beforeAll(async () => {
  consumer = await mkdtemp(join(tmpdir(), 'pending-sync-consumer-'))
  await cp(join(root, 'test/package/consumer'), consumer, { recursive: true })
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', consumer], { cwd: root })
  const tarball = stdout.trim().split('\n').at(-1)!
  const install = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    `./${tarball}`,
    'msw@3',
  ]
  await run('npm', install, { cwd: consumer })
}, 300_000)

afterAll(() => rm(consumer, { recursive: true, force: true }))

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
  const { messages, pkg } = await publint({ pkgDir: root, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test('the package contains declarations and source maps with their sources', async () => {
  const folder = join(consumer, 'node_modules/pending-sync/dist')
  const map = JSON.parse(await readFile(join(folder, 'sdk/commerce.js.map'), 'utf8')) as {
    sourcesContent: string[]
  }
  expect(map.sourcesContent[0]).toContain('export function createCommerce')
  expect(await readFile(join(folder, 'sdk/public.d.ts'), 'utf8')).toContain('interface Commerce')
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
