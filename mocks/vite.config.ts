import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { defineConfig } from 'vite'

/**
 * Puts the libraries that only the mock needs into the files of `dist/mocks` that import them, after `tsc` has written
 * them. So a shop that installs the package gets what the SDK needs and nothing else.
 */
const bundled = ['fake-indexeddb', 'jose', 'srvx']

const dist = join(import.meta.dirname, '../dist/mocks')
const importsLibrary = new RegExp(`from ['"](${bundled.join('|')})['"]`)

// Tools read this file in a checkout that is not built, too.
const written = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : []
const files = written
  .filter((file) => file.endsWith('.js') && importsLibrary.test(readFileSync(join(dist, file), 'utf8')))
  .map((file) => file.replaceAll(sep, '/').replace(/\.js$/, ''))

function isOfMock(file: string): boolean {
  return !relative(dist, file).startsWith('..')
}

export default defineConfig({
  ssr: { noExternal: bundled },
  build: {
    ssr: true,
    outDir: dist,
    emptyOutDir: false,
    target: 'es2023',
    minify: false,
    license: { fileName: 'third-party-licenses.txt' },
    rolldownOptions: {
      input: Object.fromEntries(files.map((file) => [file, join(dist, `${file}.js`)])),
      // The other files of the mock stay files of their own.
      external: (id, importer) => id.startsWith('.') && importer !== undefined && isOfMock(importer),
      output: { entryFileNames: '[name].js', chunkFileNames: 'libraries/[name].js' },
    },
  },
})
