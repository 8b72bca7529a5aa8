import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, mergeConfig, preview, type InlineConfig, type Plugin } from 'vite'
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

const root = fileURLToPath(new URL('../../', import.meta.url))

const config: InlineConfig = {
  configFile: join(root, 'vite.config.ts'),
  root: join(root, 'demo'),
  logLevel: 'warn',
}

/** Builds the storefront once and serves it with the policy in a header, because only that one holds for its workers. */
export default async function serveBuiltDemo(project: TestProject): Promise<() => Promise<void>> {
  const { files, address, stop } = await startBuiltDemo()
  project.provide('storefrontFiles', files)
  project.provide('storefront', address)
  return stop
}

/** Builds the storefront, with these plugins besides its own, and serves it. */
export async function startBuiltDemo(plugins: Plugin[] = []) {
  const outDir = await mkdtemp(join(tmpdir(), 'storefront-'))
  await buildDemo({ build: { outDir }, plugins })
  const server = await preview({
    ...config,
    build: { outDir },
    preview: {
      host: '127.0.0.1',
      port: 0,
      headers: { 'content-security-policy': contentSecurityPolicy },
    },
  })
  return {
    files: outDir,
    address: server.resolvedUrls?.local[0] ?? '',
    async stop() {
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
}

/** Builds for production, as for shoppers: the test runner sets `NODE_ENV` to `test`. */
export async function buildDemo(options: InlineConfig): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await build(mergeConfig(config, options)).finally(() => (process.env.NODE_ENV = before))
}
