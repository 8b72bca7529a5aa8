import { defineBrowserProvider } from '@vitest/browser'
import type { BrowserProvider, BrowserProviderOption } from 'vitest/node'
import { findEngine, newProfile, type EngineName, type RunningBrowser } from './browsers.ts'

/**
 * Runs the tests of Vitest's browser mode in an installed browser that Playwright cannot drive. It opens the page of the tests
 * and leaves the rest to the page.
 */
export function installedBrowser(name: EngineName): BrowserProviderOption {
  return defineBrowserProvider({
    name: 'installed-browser',
    supportedBrowser: [name],
    providerFactory: () => createProvider(name),
  })
}

function createProvider(name: EngineName): BrowserProvider {
  const profile = newProfile()
  const browsers: RunningBrowser[] = []
  return {
    name: 'installed-browser',
    supportsParallelism: false,
    getCommandsContext: () => ({}),
    async openPage(_sessionId, url) {
      const engine = await findEngine(name)
      if (!engine) throw new Error(`${name} is not installed here.`)
      browsers.push(await engine.open([url], profile.path))
    },
    async close() {
      await Promise.all(browsers.map((browser) => browser.kill()))
      profile.remove()
    },
  }
}
