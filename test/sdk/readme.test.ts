import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { rulesTable } from '../support/rules-table.ts'

/** The formatter pads cells and rules, which changes nothing for readers. */
function withoutPadding(markdown: string): string {
  return markdown.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')
}

test('the guide shows the decision table of the code', async () => {
  const guide = await readFile('sdk/README.md', 'utf8')
  expect(withoutPadding(guide)).toContain(withoutPadding(rulesTable()))
})
