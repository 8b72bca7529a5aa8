import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { chromiumLaunch } from '../../support/chromium.ts'
import { startCommand } from '../server/start-command.ts'

/** Runs the tester's guide as it is written. Only addresses and the path of the command are replaced. */

const root = resolve(import.meta.dirname, '../../..')
const guide = await readFile(join(root, 'mocks/README.md'), 'utf8')
const run = promisify(execFile)

/** The code blocks of a chapter in one language. */
function blocks(chapter: string, language: string): string[] {
  const [, text = ''] = guide.split(`\n## ${chapter}\n`)
  const [own = ''] = text.split('\n## ')
  return [...own.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, ofBlock]) => ofBlock === language)
    .map(([, , code = '']) => code)
}

const hasCurl = await run('sh', ['-c', 'curl --version']).then(
  () => true,
  () => false,
)

test.skipIf(!hasCurl)('the curl commands of the guide answer as described', async () => {
  const [start = '', ...steps] = blocks('With curl', 'sh')
  const args = start.trim().replace('npx pending-sync-hq ', '').replace('4010', '0').split(' ')
  expect(args).toEqual(['--port', '0', '--async'])
  const { port } = await startCommand(args)
  const separator = '\n=== the next block ===\n'
  const script = steps
    .join(`\nprintf '${separator.replaceAll('\n', '\\n')}'\n`)
    .replaceAll('4010', String(port))
  const { stdout, stderr } = await run('sh', ['-c', script])
  const [registered = '', converted = '', failed = ''] = stdout.split(separator)

  expect(JSON.parse(registered)).toMatchObject({
    IsAsyncCustomer: true,
    AccountNumber: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  expect(converted).toMatch(/"accountNumber": "\d{6}"/)
  expect(stderr.trim()).toBe('curl: (52) Empty reply from server')
  expect(failed).toContain('"status": 0')
  expect(failed.match(/"operation": "POST Customers"/g)).toHaveLength(2)
})

test.skipIf(!hasCurl)('the curl commands of the guide sign somebody in and up', async () => {
  const [script = ''] = blocks('Signing in', 'sh')
  const { port } = await startCommand(['--port', '0'])
  const { stdout } = await run('sh', ['-c', script.replaceAll('4010', String(port))])
  const [created, own] = stdout.trim().split('\n')
  expect(JSON.parse(created ?? '')).toMatchObject({ Name: 'Anna Bianchi' })
  expect(own).toBe(created)
})

test('the examples of signing in are the files of this folder, word for word', async () => {
  const names = ['vitest-sign-in.test.ts', 'site/shop.ts', 'site/sign-in.ts']
  const files = names.map((name) => readFile(join(import.meta.dirname, name), 'utf8'))
  expect(blocks('Signing in', 'ts')).toEqual(await Promise.all(files))
})

test('the vitest examples of the guide are the tests in this folder, word for word', async () => {
  const file = (name: string) => readFile(join(import.meta.dirname, name), 'utf8')
  expect(blocks('In vitest, in Node', 'ts')).toEqual([await file('vitest-node.test.ts')])
  expect(blocks('In vitest, with a fixture', 'ts')).toEqual([await file('vitest-fixture.test.ts')])
  const [config, ...tests] = blocks('In vitest, in the browser', 'ts')
  expect(config).toContain("plugins: [msw({ mode: 'worker-only' })]")
  expect(tests).toEqual([await file('vitest-browser.browser.test.ts')])
})

test('the Playwright example of the guide passes', async () => {
  const [config = '', tests = ''] = blocks('In Playwright', 'ts')
  const port = await freePort()
  const adapt = (text: string) =>
    text
      .replaceAll('localhost:4010', `localhost:${port}`)
      .replace('--port 4010', `--port ${port}`)
      .replace('npx pending-sync-hq', `${process.execPath} ${join(root, 'mocks/serve.ts')}`)
  const shop = await serveShop(adapt)
  const output = await runPlaywright({
    'guide.config.ts': adapt(config).replace('http://localhost:5173', shop),
    'shop.test.ts': adapt(tests),
  })
  expect(output).toMatch(/\b2 passed\b/)
})

test('the Playwright example with several workers passes, with a headquarters for each of two', async () => {
  const [fixtures = '', tests = ''] = blocks('In Playwright, with several workers', 'ts')
  const port = await freePort()
  const shop = await serveShop((text) => text.replaceAll('localhost:4010', `localhost:${port}`))
  const output = await runPlaywright({
    'guide.config.ts': `export default { workers: 2, fullyParallel: true, repeatEach: 2, use: { baseURL: '${shop}' } }`,
    'fixtures.ts': fixtures,
    'shop.test.ts': tests,
  })
  expect(output).toMatch(/using 2 workers/)
  expect(output).toMatch(/\b4 passed\b/)
})

/** Runs Playwright over a project that has this package, and returns its output. */
async function runPlaywright(files: Record<string, string>): Promise<string> {
  const folder = await project({
    ...files,
    // Uses the browser of these tests.
    'playwright.config.ts': `import guide from './guide.config'
      export default { ...guide, use: { ...guide.use, launchOptions: ${JSON.stringify(await chromiumLaunch())} } }`,
    'node_modules/@playwright/test/package.json': '{ "type": "module", "exports": "./index.js" }',
    'node_modules/@playwright/test/index.js': `export * from ${JSON.stringify(join(root, 'node_modules/playwright/test.mjs'))}`,
    'node_modules/pending-sync/package.json':
      '{ "type": "module", "exports": { "./mocks/node": "./node.js" } }',
    'node_modules/pending-sync/node.js': `export * from ${JSON.stringify(join(root, 'mocks/node.ts'))}`,
  })
  const cli = join(root, 'node_modules/playwright/cli.js')
  const playwright = run(process.execPath, [cli, 'test', '--reporter', 'line'], { cwd: folder })
  const { stdout, stderr } = await playwright.catch((error: { stdout: string; stderr: string }) => error)
  return stdout + stderr
}

async function project(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pending-sync-guide-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

/** Serves a shop on its own origin. The shop sends its requests to the command. */
async function serveShop(adapt: (text: string) => string): Promise<string> {
  const page = adapt(await readFile(join(import.meta.dirname, 'shop.html'), 'utf8'))
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
