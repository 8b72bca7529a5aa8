import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Installs the package from the registry into shops of many kinds, one after the other. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/consumers/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    reporters: ['verbose'],
  },
})
