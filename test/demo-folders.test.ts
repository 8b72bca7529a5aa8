import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const demo = fileURLToPath(new URL('../demo/', import.meta.url))

/** A folder of the demo may import from the folders before it. The last one is the demo itself. */
const folders = [
  'worker',
  'serve',
  'words',
  'words/en',
  'words/it',
  'products/drawings',
  'products',
  'sale',
  'styles',
  'app',
  'session',
  'ui',
  'console',
  'pages/customer',
  'pages/forms',
  'pages/sale',
  'pages/orders',
  'pages/account',
  'pages/cart',
  'pages/product',
  'pages/help',
  'pages/checkout',
  'pages/home',
  'pages/provider',
  'pages',
  '.',
]

interface Import {
  readonly from: string
  readonly to: string
}

test('every folder of the demo imports only from the folders below it, types included', () => {
  const upward = importsOfDemo().filter(({ from, to }) => place(to) > place(from))
  expect(upward.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('the check sees imports of components, of types and of pages that are fetched later', () => {
  const seen = importsOfDemo().map(({ from, to }) => `${from} → ${to}`)
  expect(seen).toContain('App.svelte → ui/Header.svelte')
  expect(seen).toContain('pages/orders/OrderStatus.svelte → app/order-storage.svelte.ts')
  expect(seen).toContain('routes.ts → pages/Account.svelte')
})

/** Reads the sources, because dependency-cruiser sees components only once their types are compiled away. */
function importsOfDemo(): readonly Import[] {
  const files = readdirSync(demo, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  return files.filter((file) => /\.(ts|svelte)$/.test(file)).flatMap(importsOf)
}

function importsOf(from: string): readonly Import[] {
  const text = readFileSync(join(demo, from), 'utf8')
  const specifiers = text.matchAll(/(?:from |import\(|import )'(\.[^'?]+)/g)
  return Array.from(specifiers, ([, path = '']) => ({ from, to: normalize(join(dirname(from), path)) }))
}

function place(file: string): number {
  const index = folders.indexOf(dirname(file))
  if (index < 0) throw new Error(`Give the folder of ${file} a place in test/demo-folders.test.ts.`)
  return index
}
