import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunch } from '../support/chromium.ts'

/** Measures the built package in Chromium, one file after the other, so that nothing else runs meanwhile. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: {
    alias: { 'pending-sync': fileURLToPath(new URL('../../dist/sdk/index.js', import.meta.url)) },
  },
  test: {
    include: ['test/bench/**/*.bench.ts'],
    testTimeout: 600_000,
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: await chromiumLaunch() }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
