import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { rulesTable } from '../support/rules-table.ts'

/** The formatter pads cells and rules; what they say is what counts. */
function withoutPadding(markdown: string): string {
  return markdown.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')
}

test('the rules in the guide are the rules in the code', async () => {
  const guide = await readFile('sdk/README.md', 'utf8')
  expect(withoutPadding(guide)).toContain(withoutPadding(rulesTable()))
})
