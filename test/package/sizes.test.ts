import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const names = (imported: string) =>
  `import { ${imported} } from '${root}/sdk/index.ts'; console.log(${imported})`

/** The code of a page, and the most that it may load, in bytes after gzip, with ky, idb and valibot. */
const pages = [
  { what: 'everything', code: `import * as all from '${root}/sdk/index.ts'; console.log(all)`, most: 59_000 },
  { what: 'a client', code: names('createCommerce'), most: 58_800 },
  { what: 'the schema of a form', code: names('newCustomerSchema'), most: 6_500 },
  { what: 'the schema of an address form', code: names('newAddressSchema'), most: 6_500 },
  { what: 'the texts of labels', code: names('accountLabel, failureLabel, fieldLabel'), most: 1_600 },
  { what: 'the fields of a country', code: names('countryOf'), most: 1_100 },
  { what: 'the longest values', code: names('limits'), most: 200 },
  {
    what: 'the Italian messages',
    code: `import { italian } from '${root}/sdk/messages/it.ts'; console.log(italian)`,
    most: 1_200,
  },
  { what: 'the class of errors', code: names('CommerceError'), most: 450 },
  {
    what: 'types only',
    code: `import type { Commerce } from '${root}/sdk/index.ts'; export type C = Commerce`,
    most: 20,
  },
]

test.each(pages)('$what: at most $most bytes', async ({ code, most }) => {
  const bytes = await gzippedSize(code)
  expect(bytes).toBeLessThanOrEqual(most)
})

async function gzippedSize(code: string): Promise<number> {
  const entry = 'virtual:page.ts'
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry },
    },
  })
  const chunks = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  const text = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
  return gzipSync(text).byteLength
}
