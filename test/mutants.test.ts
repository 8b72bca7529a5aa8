import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { mutants } from './mutants/index.ts'

test.each(mutants)('the text of a mutant occurs once in $file: $text', async ({ file, text }) => {
  const source = await readFile(new URL(`../${file}`, import.meta.url), 'utf8')
  expect(source.split(text)).toHaveLength(2)
})
