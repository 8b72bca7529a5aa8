import { test } from 'vitest'
import { setupShop } from './shop.ts'

const shop = setupShop()

test('the privacy page says whether the browser may remove what is stored', async () => {
  const page = await shop.open('help/privacy')
  await page.getByText('This browser may remove it by itself').waitFor()
  // A private window, as the tests have, is never allowed to.
  await page.addInitScript(() => {
    navigator.storage.persisted = async () => true
  })
  await page.reload()
  await page.getByText('This browser keeps it also when the disk is full.').waitFor()
})
