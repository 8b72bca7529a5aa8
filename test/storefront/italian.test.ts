import { expect, test } from 'vitest'
import { asyncMode } from './console-actions.ts'
import { goTo, setupShop } from './shop.ts'

const shop = setupShop()

test('shows an Italian browser all texts in Italian, up to the pending account number', async () => {
  await shop.useProfile({ locale: 'it-IT' })
  const page = await shop.open('', asyncMode)
  expect(await page.locator('html').getAttribute('lang')).toBe('it')
  await page.getByRole('link', { name: 'Crea account' }).click()
  await page.getByRole('button', { name: 'Crea account' }).click()
  await page.getByRole('link', { name: 'Nome: Compila questo campo.' }).waitFor()
  await page.getByLabel('Nome', { exact: true }).fill('Ada')
  await page.getByLabel('Cognome').fill('Rossi')
  await page.getByLabel('E-mail').fill('ada@example.it')
  await page.getByRole('button', { name: 'Crea account' }).click()
  await page.getByText('In attesa di sincronizzazione').waitFor()
})

test('writes the days of a delivery without leading zeros', async () => {
  await shop.useProfile({ locale: 'it-IT' })
  const page = await shop.open('create-account')
  await page.getByLabel('Nome', { exact: true }).fill('Ada')
  await page.getByLabel('Cognome').fill('Rossi')
  await page.getByLabel('E-mail').fill('ada@example.it')
  await page.getByRole('button', { name: 'Crea account' }).click()
  await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
  await goTo(page, 'product/thimble')
  await page.getByRole('button', { name: 'Aggiungi al carrello' }).click()
  await page.addInitScript(() => (Date.now = () => Date.UTC(2026, 10, 30, 8)))
  await page.reload()
  await goTo(page, 'checkout')
  await page.getByText(/\b2–3 dicembre/).waitFor()
  await page.getByText('mar 1 dicembre').waitFor()
})

test('remembers the chosen language, also in other tabs', async () => {
  const page = await shop.open()
  const second = await shop.open('account')
  await page.getByRole('button', { name: 'Italiano' }).click()
  await page.getByRole('heading', { name: 'Bottoni, filo e pazienza.' }).waitFor()
  await second.getByText('Su questo dispositivo non c’è ancora nessun account.').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Bottoni, filo e pazienza.' }).waitFor()
})

test('never shows a page in two languages at once', async () => {
  const page = await shop.open('account')
  await page.getByText('There is no account on this device yet.').waitFor()
  const seen = await page.evaluateHandle(() => {
    const seen = new Set<string>()
    const texts = () =>
      ['nav', 'h2, main p', 'footer p:last-child'].map((part) => document.querySelector(part)?.textContent)
    const look = () => seen.add([document.documentElement.lang, ...texts()].join(' | '))
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    look()
    return seen
  })
  await page.getByRole('button', { name: 'Italiano' }).click()
  await page.getByText('Su questo dispositivo non c’è ancora nessun account.').waitFor()
  expect(await seen.evaluate((seen) => [...seen])).toEqual([
    expect.stringMatching(/^en \|.*Create account.*\| There is no account .*\| Asola, haberdashery/),
    expect.stringMatching(/^it \|.*Crea account.*\| Su questo dispositivo .*\| Asola, merceria/),
  ])
})

test('shows form errors in the language of the page, also after it is changed', async () => {
  const tooLong = 'Il testo è troppo lungo: può avere al massimo 25 caratteri.'
  const page = await shop.open('create-account')
  await page.getByLabel('First name').fill('Ada'.repeat(20))
  await page.getByRole('button', { name: 'Create account' }).click()
  await page
    .getByRole('link', { name: 'First name: This is too long: there is room for 25 characters.' })
    .waitFor()
  await page.getByRole('button', { name: 'Italiano' }).click()
  await page.getByRole('link', { name: `Nome: ${tooLong}` }).waitFor()
  const firstName = page.getByLabel('Nome', { exact: true })
  const descriptions = (await firstName.getAttribute('aria-describedby'))?.split(' ') ?? []
  expect(await page.locator(`id=${descriptions.at(-1)}`).textContent()).toBe(tooLong)
})
