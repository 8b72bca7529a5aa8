import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { chromiumLaunch } from '../support/chromium.ts'
import { packPackage } from '../support/packed-package.ts'
import { install } from './consumer.ts'
import { register } from './person.ts'

const entries = await readdir(import.meta.dirname, { withFileTypes: true })
const consumers = entries
  .filter((entry) => entry.isDirectory() && !['forms', 'shared', 'sign-in', 'testing'].includes(entry.name))
  .map(({ name }) => name)

/** The shops whose page a server renders first. */
const rendered = ['next', 'nuxt', 'sveltekit']

const results = new Map<string, string>()
let folder: string
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-consumers-'))
  await packPackage(folder)
  browser = await chromium.launch(await chromiumLaunch())
})

afterAll(async () => {
  console.table(Array.from(results, ([consumer, result]) => ({ consumer, result })))
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

test.each(consumers)('%s: a person registers, and sees the account number arrive', async (name) => {
  results.set(name, 'does not install')
  const consumer = await install(folder, name)
  results.set(name, 'types do not fit')
  await consumer.run('check')
  results.set(name, 'does not build')
  await consumer.run('build')
  results.set(name, 'does not start')
  const url = await consumer.serve()
  results.set(name, 'does not work')
  if (rendered.includes(name)) expect(await (await fetch(url)).text()).toContain('Register</button>')
  const { page, complaints } = await register(browser, url)
  onTestFinished(() => page.close())
  if (name === 'react') {
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByText(/^Kay: \d{6}$/).waitFor()
    expect(await page.getByText('Grace Hopper').count()).toBe(1)
  }
  expect(complaints).toEqual([])
  results.set(name, 'works')
})
