import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'

/** The jobs that bring an account number, in their order. */
export const jobsInOrder = ['P-job', 'Synchronize customers', '1010'] as const

/** The set-up of the link that turns async mode on. */
export const asyncMode = '?set-up=createCustomersAsync'

const sections = {
  flow: '#/headquarters',
  'set-up': '#/headquarters/set-up',
  data: '#/headquarters/data',
  log: '#/headquarters/log',
}

/** Opens a section of the console, unless it is open. Finds its link in any language. */
export async function openSection(headquarters: Page, section: keyof typeof sections): Promise<void> {
  const link = headquarters.locator(`main nav a[href="${sections[section]}"]`)
  if ((await link.getAttribute('aria-current')) !== 'page') await link.click()
  await expect.poll(() => link.getAttribute('aria-current')).toBe('page')
  if (section === 'set-up') await openAllPanels(headquarters)
}

/** Opens all panels of Set-up. Finds the button in any language. */
export async function openAllPanels(headquarters: Page): Promise<Page> {
  const button = headquarters.getByRole('button', { name: /^(Open all|Close all|Apri tutto|Chiudi tutto)$/ })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  await expect.poll(() => button.getAttribute('aria-expanded')).toBe('true')
  return headquarters
}

export async function setMode(headquarters: Page, mode: 'sync' | 'async'): Promise<void> {
  await openSection(headquarters, 'flow')
  const modeSwitch = headquarters.getByRole('switch', { name: 'Create customer in async mode' })
  await modeSwitch.setChecked(mode === 'async')
}

/** Switches a feature on, by a part of its name. */
export async function enableFeature(headquarters: Page, name: string): Promise<void> {
  await openSection(headquarters, 'set-up')
  await headquarters.getByRole('switch', { name }).check()
}

/** Runs jobs one after the other, by their names in the console. */
export async function runJobs(headquarters: Page, ...jobs: readonly string[]): Promise<void> {
  const isInFlow = jobs.every((job) => jobsInOrder.some((name) => name === job))
  await openSection(headquarters, isInFlow ? 'flow' : 'set-up')
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
  await openSection(headquarters, 'set-up')
  await headquarters.getByLabel('Affected requests').selectOption(target)
  await headquarters.getByLabel('What goes wrong').selectOption(fault)
  await headquarters.getByRole('button', { name: 'Add fault' }).click()
  await headquarters.getByText(`${target}: ${fault}, 0×`).waitFor()
}

/** Confirms that everything is deleted. */
export async function resetHeadquarters(headquarters: Page): Promise<void> {
  await openSection(headquarters, 'set-up')
  await headquarters.getByRole('button', { name: 'Reset', exact: true }).click()
  await headquarters.getByRole('dialog').getByRole('button', { name: 'Reset everything' }).click()
}

/** Opens the form that repairs a failed row, and finds it. */
export async function openRepair(headquarters: Page, name: string): Promise<Locator> {
  await openSection(headquarters, 'data')
  const status = headquarters.getByRole('region', { name: 'Customer synchronization status' })
  const form = status.getByRole('form', { name: `Repair ${name}` })
  const row = status.getByRole('group').filter({ hasText: name })
  await row.waitFor()
  if (!(await form.isVisible())) await row.locator('summary').click()
  return form
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

/** Runs a rush hour that is over soon: few people at once, and a fast headquarters. Finds the sliders in any language. */
export async function runShortRushHour(headquarters: Page): Promise<void> {
  await setRushHour(headquarters, { latency: '0.3', capacity: '4', people: '20', within: '0' })
  await headquarters
    .getByRole('button')
    .filter({ hasText: /Start rush hour|Inizia l’ora di punta/ })
    .click()
  await headquarters.locator('figure path').first().waitFor()
}

/** Moves the sliders of the rush hour. */
export async function setRushHour(
  headquarters: Page,
  { latency, capacity, people, within }: Record<'latency' | 'capacity' | 'people' | 'within', string>,
): Promise<void> {
  const sliders = headquarters.getByRole('slider')
  for (const [place, value] of [latency, capacity, people, within].entries())
    await sliders.nth(place).fill(value)
}
