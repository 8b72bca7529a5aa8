import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const consumers = join(root, 'test/consumers')
const guide = await readFile(join(root, 'docs/frameworks.md'), 'utf8')
const printed = Array.from(
  guide.matchAll(/<!-- (\S+) -->\n\n```\w+\n([\s\S]*?)```\n/g),
  ([, file, code]) => ({
    file: file ?? '',
    code,
  }),
)

test('all code of the guide has a file that runs', () => {
  expect(printed.length).toBeGreaterThan(8)
  expect(guide.match(/^```\w+$/gm)).toHaveLength(printed.length)
})

test.each([
  { server: 'next/app/Customers.tsx', page: 'react/Customers.tsx', head: "'use client'\n\n" },
  { server: 'nuxt/app/Customers.vue', page: 'vue/Customers.vue', head: '' },
  { server: 'sveltekit/src/routes/+page.svelte', page: 'svelte/Customers.svelte', head: '' },
])('$server is what the guide prints for pages, $page', async ({ server, page, head }) => {
  const rendered = await readFile(join(consumers, server), 'utf8')
  const component = await readFile(join(consumers, page), 'utf8')
  expect(rendered.replace(/'[./]+commerce'/, "'./commerce.ts'")).toBe(head + component)
})

test('the README prints lines of the components', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const [, sample = ''] = /```ts\n(\/\/ React[\s\S]*?)```/.exec(readme) ?? []
  const lines = sample.split('\n').filter((line) => line !== '' && !line.startsWith('//'))
  expect(lines).toHaveLength(5)
  const code = printed.map((one) => one.code).join('')
  expect(lines.filter((line) => !code.includes(line))).toEqual([])
})
