import { expect, test, vi } from 'vitest'
import readme from '../../README.md?raw'
import sample from './readme-sample.ts?raw'

test('runs the sample of the README as it is printed there', async () => {
  expect(readme).toContain(`\`\`\`ts\n${sample}\`\`\``)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import('./readme-sample.ts')
  expect(log.mock.calls.flat()).toEqual(['Pending sync', expect.stringMatching(/^\d{6}$/)])
})
