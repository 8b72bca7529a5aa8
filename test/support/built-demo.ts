import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview, type InlineConfig } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built storefront is served. */
    readonly storefront: string
  }
}

/** What a careful host would send: nothing inline, nothing evaluated, nothing from elsewhere. */
const contentSecurityPolicy = [
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
].join('; ')

/** Builds the storefront once and serves it in a folder, as any host of static files would. */
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
  project.provide('storefront', server.resolvedUrls?.local[0] ?? '')
  return async () => {
    await server.close()
    await rm(outDir, { recursive: true })
  }
}

/** The test runner calls its own mode `test`; what shoppers get is built for production. */
async function asProduction(run: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await run().finally(() => (process.env.NODE_ENV = before))
}
