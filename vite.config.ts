import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import basicSsl from '@vitejs/plugin-basic-ssl'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { contentSecurityPolicy } from './demo/content-security-policy.ts'
import {
  addressVariable,
  httpsVariable,
  sharedHeadquarters,
} from './demo/serve/shared-headquarters-plugin.ts'
import { shopWorker } from './demo/serve/worker-plugin.ts'
import { chromiumLaunch } from './test/support/chromium.ts'
import tsconfig from './tsconfig.json' with { type: 'json' }

// The demo and the tests import the package by its name and get its sources. (The paths of tsconfig.json do not reach
// imports that stand in Svelte components.)
const packageBySource = Object.entries(tsconfig.compilerOptions.paths).map(([name, [source]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(source ?? '', import.meta.url)),
}))

/** Any host will do, whatever headers it sends. The dev server needs more than what is built. */
const policyInPage: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      injectTo: 'head-prepend',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
    },
  ],
}

/** Modules of pages with amounts. They may use those of several pages, not the other way round. */
const ofSale = /\/demo\/((sale|products|pages\/sale)\/|app\/(order-verbs|payments|delivery-country))/
/** Forms: the account page fetches them when one is opened. They may use modules of several pages, not the other way round. */
const ofForms = /\/demo\/(pages\/forms\/|ui\/(\w*Field|phones)\b)/
/** Those about a person or a company: the checkout needs only addresses. */
const ofPeople = /\/demo\/(pages\/forms\/(?!\w*[Aa]ddress|live|problem|schema)|ui\/[Pp]hone)/
/** Modules that several pages share, and the first load does not need. */
const ofSeveralPages = /\/demo\/(app|ui|pages\/\w+)\/|\/sdk\/|\/node_modules\/svelte\//

/** The parts of Svelte that only forms and the console need. They do nothing when they are imported. */
const ofLaterPages = /svelte\/src\/internal\/client\/dom\/elements\/(transitions|bindings\/(?!shared)\w+)\.js/

/** Found while tests run already, a library would have the page loaded again. */
export const librariesOfBrowserTests = ['fast-check']

const guideExamples = 'test/mocks/guide/vitest-*.test.ts'

const launchOptions = process.env.VITEST ? await chromiumLaunch() : {}
// Tests start the same commands dozens of times. They are compiled once.
if (process.env.VITEST) process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node')

export default defineConfig({
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    // What is built has a worker of its own, which includes the mock's.
    { ...msw({ mode: 'worker-only' }), apply: 'serve' },
    shopWorker(),
    policyInPage,
    sharedHeadquarters(process.env[addressVariable]),
    process.env[httpsVariable] !== undefined && basicSsl(),
  ],
  resolve: { alias: packageBySource },
  base: './',
  build: {
    outDir: '../dist/demo',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2023',
    // Only Safari before 17 lacks it, and does without.
    modulePreload: {
      polyfill: false,
      // A shopper's first load would list the files of the pages that only simulations have.
      resolveDependencies: (file, files) => (/Headquarters|Provider/.test(file) ? [] : files),
    },
    manifest: 'files.json',
    // The first load is one file instead of a dozen: it compresses better and takes fewer requests.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !ofLaterPages.test(id) },
      output: {
        // The first load names every file, and hashes do not compress.
        chunkFileNames: 'assets/[name]-[hash:6].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'first', tags: ['$initial'], test: (id) => !ofLaterPages.test(id), priority: 2 },
            { name: 'sale', test: ofSale, minShareCount: 2, priority: 1.5 },
            { name: 'people', test: ofPeople, minShareCount: 2, priority: 1.7 },
            { name: 'forms', test: ofForms, minShareCount: 2, priority: 1.5 },
            {
              name: 'pages',
              test: ofSeveralPages,
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  test: {
    // Bounds for a hang, generous enough for a busy machine: tests wait for conditions.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // A worker often waits for a browser, so two keep two cores busy. More would only make tests wait for each other.
    maxWorkers: 2,
    // The random histories to play, such as 51 or 51-350: see test/simulation/README.md.
    env: { SEEDS: process.env.SEEDS ?? '' },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/{sdk,mocks,demo}/**/*.test.ts', 'test/package/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.browser.test.ts', guideExamples],
          // A process and its imports for every file would take longer than the tests.
          isolate: false,
        },
      },
      {
        extends: true,
        // Separated from each other, as they run at a user's: a fixture of theirs lives as long as its worker.
        test: { name: 'guide', include: [guideExamples], exclude: ['**/*.browser.test.ts'] },
      },
      {
        extends: true,
        optimizeDeps: { include: librariesOfBrowserTests },
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
          // All files of a worker share its browser.
          isolate: false,
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
        },
      },
    ],
  },
})
