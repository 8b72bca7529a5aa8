import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { chromiumLaunch } from './test/support/chromium.ts'
import tsconfig from './tsconfig.json' with { type: 'json' }

// The demo and the tests import the package by its name and get its sources. (The paths of tsconfig.json do not reach
// imports that stand in Svelte components.)
const packageBySource = Object.entries(tsconfig.compilerOptions.paths).map(([name, [source]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(source ?? '', import.meta.url)),
}))

/**
 * The built demo needs nothing inline, nothing evaluated and nothing from elsewhere. The dev server does, and so do the
 * pages that tests build with this file: their channel is another origin.
 */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: ({ root = '' }, { command }) => command === 'build' && basename(root) === 'demo',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      injectTo: 'head-prepend',
      attrs: {
        'http-equiv': 'Content-Security-Policy',
        content: [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "font-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "worker-src 'self'",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; '),
      },
    },
  ],
}

const launchOptions = process.env.VITEST ? await chromiumLaunch() : {}

export default defineConfig({
  plugins: [svelte({ configFile: false }), msw({ mode: 'worker-only' }), contentSecurityPolicy],
  resolve: { alias: packageBySource },
  base: './',
  build: {
    outDir: '../dist/demo',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2023',
    manifest: 'files.json',
  },
  test: {
    // Bounds for a hang, generous enough for a busy machine: no test waits for time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/{sdk,mocks}/**/*.test.ts', 'test/package/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'chromium',
          include: ['test/**/*.browser.test.ts', 'test/scenarios/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'storefront',
          include: ['test/storefront/**/*.test.ts'],
          globalSetup: ['test/support/built-demo.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
          globalSetup: ['test/support/shop-page/built-shop-page.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
