import type { Page } from 'playwright'
import { expect } from 'vitest'

/** The jobs that bring an account number, in their order. */
export const jobsInOrder = ['P-job', 'Synchronize customers', '1010'] as const

/** The set-up of the link that turns async mode on. */
export const asyncMode = '?set-up=createCustomersAsync'

export async function setMode(headquarters: Page, mode: 'sync' | 'async'): Promise<void> {
  const modeSwitch = headquarters.getByRole('switch', { name: 'Create customer in async mode' })
  await modeSwitch.setChecked(mode === 'async')
}

/** Runs jobs one after the other, by their names in the console. */
export async function runJobs(headquarters: Page, ...jobs: readonly string[]): Promise<void> {
  for (const job of jobs) {
    const button = headquarters.getByRole('button', { name: `Run ${job}`, exact: true })
    await button.click()
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('false')
  }
}

/** Adds a fault in the console. */
export async function addFault(
  headquarters: Page,
  fault: string,
  target = 'Creating customers',
): Promise<void> {
  await headquarters.getByLabel('Affected requests').selectOption(target)
  await headquarters.getByLabel('What goes wrong').selectOption(fault)
  await headquarters.getByRole('button', { name: 'Add fault' }).click()
  await headquarters.getByText(`${target}: ${fault}, 0×`).waitFor()
}

/** Sends a create that the form of the shop would reject. */
export async function postCustomer(page: Page, body: object): Promise<void> {
  await page.evaluate(
    (text) =>
      fetch('Commerce/Customers?api-version=7.3', {
        method: 'POST',
        headers: { 'content-type': 'application/json', OUN: '068' },
        body: text,
      }),
    JSON.stringify(body),
  )
}
