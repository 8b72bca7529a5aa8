import { defineConfig } from 'vitest/config'
import shared, { librariesOfBrowserTests } from '../../vite.config.ts'
import { installedEngines, type EngineName } from './browsers.ts'
import { installedBrowser } from './provider.ts'

const names = ['firefox', 'webkit'] as const satisfies readonly EngineName[]
const installed = await installedEngines(names)
for (const name of names)
  if (!installed.some((engine) => engine.name === name))
    console.warn(`Not run: ${name} is not installed here.`)

/** The suites of the SDK in the other engines, and the demo in all three. */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    projects: [
      ...installed.map(({ name }) => ({
        extends: true as const,
        optimizeDeps: { include: librariesOfBrowserTests },
        test: {
          name,
          include: ['test/scenarios/**/*.test.ts', 'test/{sdk,simulation}/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            screenshotFailures: false,
            provider: installedBrowser(name),
            instances: [{ browser: name }],
          },
        },
      })),
      {
        extends: true as const,
        test: {
          name: 'engines',
          include: ['test/engines/**/*.test.ts'],
          globalSetup: ['test/support/shop-page/built-shop-page.ts', 'test/support/built-demo.ts'],
        },
      },
    ],
  },
})
