import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunch } from '../support/chromium.ts'

const dist = (file: string) => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url))

/** Measures the built package in Chromium, one file after the other, so that nothing else runs meanwhile. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: {
    alias: [
      { find: /^pending-sync$/, replacement: dist('sdk/index.js') },
      { find: /^pending-sync\/mocks$/, replacement: dist('mocks/index.js') },
    ],
  },
  test: {
    include: ['test/bench/**/*.bench.ts'],
    // Empty where the peers could not be installed.
    env: {
      PEERS: existsSync(dist('bench/peers.js')) ? '/dist/bench/peers.js' : '',
      RUNS: process.env.RUNS ?? '',
    },
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
