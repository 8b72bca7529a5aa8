import { testConsole } from './console.ts'
import type { Look } from './inspect.ts'
import { testPages } from './pages.ts'
import { setupShop } from '../shop.ts'

/** Tests the pages of the shop and the console in one language and one theme. */
export function testAppearance(look: Look): void {
  const shop = setupShop({ ...look, reducedMotion: 'reduce' })
  testPages(shop, look)
  testConsole(shop, look)
}
