import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview, type InlineConfig } from 'vite'
import type { TestProject } from 'vitest/node'
import config from '../../../vite.config.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the shop page. It stays the same during the run, so that its storage outlives a browser. */
    readonly shopPage: string
  }
}

/** Builds the page once and serves it for as long as the tests run. */
export default async function serveShopPage(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'shop-page-'))
  const page: InlineConfig = {
    // The page needs only the aliases of the package: the demo's plugins and its security policy are not for it.
    configFile: false,
    resolve: config.resolve ?? {},
    root: join(project.config.root, 'test/support/shop-page'),
    logLevel: 'warn',
    build: { outDir, minify: false },
    preview: { host: '127.0.0.1', port: 0 },
  }
  await build(page)
  const server = await preview(page)
  project.provide('shopPage', server.resolvedUrls?.local[0] ?? '')
  return async () => {
    await server.close()
    await rm(outDir, { recursive: true })
  }
}
