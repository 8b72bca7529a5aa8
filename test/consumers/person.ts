import type { Browser, Page } from 'playwright'
import { expect } from 'vitest'

/** The visit of a person to a shop. */
export interface Visit {
  readonly page: Page
  /** Everything that the page wrote into the console as a warning or an error, and every error that nobody caught. */
  readonly complaints: readonly string[]
}

/** Opens the shop, registers a customer, and waits for the account number. Then opens it once more and sees it again. */
export async function register(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage()
  const complaints = listen(page)
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await page.goto(url)
  await pressRegister(page)
  const number = page.getByText(/^Ada Rossi: \d{6}$/).first()
  // The label of a customer that is still being sent is the same, and the jobs do not see that one yet. So they run again.
  const hasArrived = () => runJobs(page).then(() => number.isVisible())
  await expect.poll(hasArrived, { timeout: 30_000, interval: 500 }).toBe(true)
  await page.reload()
  await number.waitFor()
  return { page, complaints }
}

/** A button that a server has rendered does nothing until the page has taken over: then a person presses it again. */
async function pressRegister(page: Page): Promise<void> {
  const isPending = async () => {
    await page.getByRole('button', { name: 'Register' }).click()
    const pending = page.getByText('Ada Rossi: Pending sync').first()
    return pending.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    )
  }
  await expect.poll(isPending, { timeout: 60_000 }).toBe(true)
}

function listen(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

/** The headquarters of a page runs its jobs when it is told to; one that is a server of its own runs them by the clock. */
function runJobs(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const { headquarters } = globalThis as {
      readonly headquarters?: { readonly jobs: { run(name: string): Promise<unknown> } }
    }
    for (const job of ['P-job', 'synchronize-customers', '1010']) await headquarters?.jobs.run(job)
  })
}
