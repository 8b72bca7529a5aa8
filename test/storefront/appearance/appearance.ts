import { setupShop } from '../shop.ts'
import { testConsole } from './console.ts'
import type { Locale } from './inspect.ts'
import { testPages } from './pages.ts'

/** Tests the pages of the shop and the console in one language and both themes. */
export function testAppearance(locale: Locale): void {
  const shop = setupShop({ locale, reducedMotion: 'reduce' })
  testPages(shop, locale)
  testConsole(shop, locale)
}
