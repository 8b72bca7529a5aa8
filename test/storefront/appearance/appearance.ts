import { setupShop } from '../shop.ts'
import { testAccount } from './account.ts'
import { testConsole } from './console.ts'
import type { Locale } from './inspect.ts'
import { testPages } from './pages.ts'

/** Tests the pages of the shop, the account and the console in one language and both themes. */
export function testAppearance(locale: Locale): void {
  const shop = setupShop({ locale, reducedMotion: 'reduce' })
  testPages(shop, locale)
  testAccount(shop, locale)
  testConsole(shop, locale)
}
