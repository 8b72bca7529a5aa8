import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview, type InlineConfig } from 'vite'
import type { TestProject } from 'vitest/node'
import { contentSecurityPolicy } from '../../demo/content-security-policy.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the built storefront. */
    readonly storefront: string
    /** The folder of the built storefront. */
    readonly storefrontFiles: string
  }
}

/** Builds the storefront once and serves it with the policy in a header, because only that one holds for its workers. */
export default async function serveBuiltDemo(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'storefront-'))
  const config: InlineConfig = {
    configFile: join(project.config.root, 'vite.config.ts'),
    root: join(project.config.root, 'demo'),
    logLevel: 'warn',
    build: { outDir },
    preview: {
      host: '127.0.0.1',
      port: 0,
      headers: { 'content-security-policy': contentSecurityPolicy },
    },
  }
  await asProduction(() => build(config))
  const server = await preview(config)
  project.provide('storefrontFiles', outDir)
  project.provide('storefront', server.resolvedUrls?.local[0] ?? '')
  return async () => {
    await server.close()
    await rm(outDir, { recursive: true })
  }
}

/** Builds for production, as for shoppers: the test runner sets `NODE_ENV` to `test`. */
async function asProduction(run: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await run().finally(() => (process.env.NODE_ENV = before))
}
