import { join } from 'node:path'
import { defineConfig } from 'vite'

const dist = join(import.meta.dirname, '../dist/sdk')

/** Puts the SDK and its libraries into one file for pages without a bundler, after `tsc` has written `dist/sdk`. */
export default defineConfig({
  // Otherwise the sources in `public/` are copied.
  publicDir: false,
  build: {
    lib: { entry: join(dist, 'index.js'), formats: ['es'], fileName: () => 'pending-sync.js' },
    outDir: dist,
    emptyOutDir: false,
    target: 'es2023',
    license: { fileName: 'third-party-licenses.txt' },
    rolldownOptions: { output: { minify: true } },
  },
})
