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

/** What is built needs nothing inline, nothing evaluated and nothing from elsewhere; the dev server does. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
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

/** What the start page takes, in few files: they compress better, and one does not wait for the other. */
const firstLoad = [
  { name: 'first', tags: ['$initial' as const], priority: 2 },
  { name: 'first-en', test: /\/words\/en\/(shell|home|products|cart)\.ts$/, priority: 3 },
  { name: 'first-it', test: /\/words\/it\/(shell|home|products|cart)\.ts$/, priority: 3 },
  { name: 'shop', test: /\/sdk\/|\/node_modules\/(ky|valibot|idb)\/|\/app\/order/, priority: 1 },
]

const launchOptions = process.env.VITEST ? await chromiumLaunch() : {}

export default defineConfig({
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    msw({ mode: 'worker-only' }),
    contentSecurityPolicy,
  ],
  resolve: { alias: packageBySource },
  base: './',
  build: {
    outDir: '../dist/demo',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2023',
    // Every browser that runs es2023 fetches what is announced.
    modulePreload: { polyfill: false },
    manifest: 'files.json',
    rolldownOptions: {
      // Svelte does not say so itself, and then the first load would bring what only other pages use of it.
      treeshake: {
        moduleSideEffects: [{ test: /\/svelte\/src\/(?!internal\/(flags|disclose))/, sideEffects: false }],
      },
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: firstLoad } },
    },
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
