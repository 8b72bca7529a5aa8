import type { Status } from 'pending-sync'
import { expect, test } from 'vitest'
import { lineStateOf } from '../../demo/ui/status-line.ts'

const idle: Status = { state: 'idle', unsent: 0, inDoubt: 0, pending: 0 }

test.each([
  { line: 'allSent', status: {}, entries: [] },
  { line: 'numberMissing', status: { pending: 1 }, entries: [] },
  { line: 'unsent', status: { unsent: 1, pending: 1 }, entries: ['queued'] },
  { line: 'unsent', status: { state: 'offline', unsent: 1 }, entries: ['queued'] },
  { line: 'decision', status: { unsent: 1, inDoubt: 1 }, entries: ['in-doubt'] },
  { line: 'unsent', status: { unsent: 1 }, entries: ['placed', 'unsent'] },
  { line: 'decision', status: {}, entries: ['refused'] },
  { line: 'decision', status: { unsent: 1, pending: 1 }, entries: ['waiting', 'refused'] },
  { line: 'sending', status: { state: 'sending', unsent: 1 }, entries: ['refused', 'sending'] },
] as const)('the status line says $line for $status and entries $entries', ({ line, status, entries }) => {
  const outbox = entries.map((status) => ({ status }))
  expect(lineStateOf({ ...idle, ...status }, outbox, true)).toBe(line)
})

test('the status line says nothing until something was sent', () => {
  expect(lineStateOf(idle, [], false)).toBeUndefined()
})

test('the status line says that an entry is unsent while the channel is asked if it has it', () => {
  const status: Status = { ...idle, unsent: 1, inDoubt: 1 }
  expect(lineStateOf(status, [{ status: 'in-doubt', nextAttemptAt: 1 }], true)).toBe('unsent')
})
