import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContextOptions, type Locator, type Page } from 'playwright'
import { preview } from 'vite'
import { chromiumLaunch } from './chromium.ts'

/** Takes the screenshots of demo/README.md from the built shop. `npm run pictures` builds the shop and runs this file. */

const fileOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const server = await preview({
  configFile: fileOf('vite.config.ts'),
  root: fileOf('demo'),
  preview: { host: '127.0.0.1', port: 0 },
})
const shop = server.resolvedUrls?.local[0] ?? ''
const browser = await chromium.launch(await chromiumLaunch())

await inEnglish()
await inItalianAndTheDark()
await browser.close()
await server.close()

async function inEnglish(): Promise<void> {
  const page = await visit({ locale: 'en-GB' })
  await open(page, '')
  await take(page, 'home')
  await signIn(page)
  await register(page, 'Ada', 'Rossi')
  await page.getByText(/^\d{6}$/).waitFor()
  await take(page, 'account-synced')

  const headquarters = await tabOf(page)
  await headquarters.getByRole('switch', { name: 'async mode' }).check()
  await fill(headquarters)
  await headquarters.setViewportSize({ width: 1280, height: 1100 })
  await headquarters.evaluate(() => scrollTo(0, 0))
  await take(headquarters, 'console')
  await open(headquarters, 'headquarters/data')
  const repair = panel(headquarters, 'Customer synchronization status')
  await repair.getByRole('form').waitFor()
  await take(repair, 'console-mending')
  await open(headquarters, 'headquarters')
  await headquarters.getByRole('button', { name: 'Start rush hour' }).click()
  await headquarters.locator('figure').waitFor({ timeout: 60_000 })
  await take(panel(headquarters, 'Rush hour'), 'console-rush-hour')
}

async function inItalianAndTheDark(): Promise<void> {
  const page = await visit({ locale: 'it-IT', colorScheme: 'dark' })
  const headquarters = await tabOf(page)
  await headquarters.getByRole('switch').first().check()
  await open(page, '')
  await signIn(page)
  await register(page, 'Ada', 'Rossi')
  await page.getByText('In attesa di sincronizzazione').first().waitFor()
  await take(page, 'account-pending')
}

async function visit(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1080, height: 760 },
    reducedMotion: 'reduce',
    ...options,
  })
  return context.newPage()
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${shop}#/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function tabOf(page: Page): Promise<Page> {
  const headquarters = await page.context().newPage()
  await open(headquarters, 'headquarters')
  return headquarters
}

async function signIn(page: Page): Promise<void> {
  await page.locator('nav button').click()
  await page.locator('[autocomplete=name]').fill('Ada Rossi')
  await page.locator('[autocomplete=email]').fill('ada@example.it')
  await page.locator('[type=submit]').click()
  await page.waitForURL(({ search }) => search === '')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function register(page: Page, firstName: string, lastName: string): Promise<void> {
  await open(page, 'create-account')
  await page.locator('[autocomplete=given-name]').fill(firstName)
  await page.locator('[autocomplete=family-name]').fill(lastName)
  await page.locator('[autocomplete=email]').fill(`${firstName.toLowerCase()}@example.it`)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: `${firstName} ${lastName}` }).waitFor()
}

/** Creates customers at every station of the pipeline, one of them stuck. */
async function fill(headquarters: Page): Promise<void> {
  await create(headquarters, ['Bruno Neri', 'Chiara Verdi'])
  await run(headquarters, 'P-job', 'Synchronize customers', '1010')
  await create(headquarters, ['Dario Costa', 'Elena Bianchi', 'Fabio Neri'])
  await run(headquarters, 'P-job', 'Synchronize customers')
  await create(headquarters, ['Giulia Rossi'], 'ZZ')
  await run(headquarters, 'P-job', 'Synchronize customers')
  await create(headquarters, ['Ivo Costa', 'Lea Verdi'])
  await run(headquarters, 'P-job')
  await create(headquarters, ['Mara Bianchi', 'Nino Rossi', 'Olga Neri', 'Piero Verdi'])
  await headquarters.getByTitle('Piero Verdi').waitFor()
}

async function create(headquarters: Page, names: readonly string[], State = 'BO'): Promise<void> {
  for (const name of names) {
    const [FirstName, LastName] = name.split(' ')
    const Addresses = [{ Street: 'Via Zamboni 1', City: 'Bologna', State, ThreeLetterISORegionName: 'ITA' }]
    await headquarters.evaluate(
      (body) =>
        fetch('Commerce/Customers?api-version=7.3', {
          method: 'POST',
          headers: { 'content-type': 'application/json', OUN: '068' },
          body,
        }),
      JSON.stringify({ FirstName, LastName, Email: `${LastName}@example.it`, Addresses }),
    )
  }
}

async function run(headquarters: Page, ...jobs: readonly string[]): Promise<void> {
  for (const job of jobs) {
    await headquarters.getByRole('button', { name: `Run ${job}`, exact: true }).click()
    await headquarters
      .getByRole('status')
      .filter({ hasText: `${job}:` })
      .waitFor()
  }
}

function panel(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

async function take(what: Page | Locator, name: string): Promise<void> {
  await what.screenshot({ path: fileOf(`demo/pictures/${name}.png`) })
}
