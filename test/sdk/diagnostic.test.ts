import { expect, test } from 'vitest'
import { toDiagnostic } from '../../sdk/diagnostic.ts'
import { FailureError } from '../../sdk/errors.ts'

function thrown(fail: () => unknown): unknown {
  try {
    return fail()
  } catch (error) {
    return error
  }
}

test('names an unexpected error and its place, and does not quote the value in its text', () => {
  const error = thrown(() => JSON.parse('Ada Rossi'))
  expect(String(error)).toContain('Ada')
  const { code, detail } = toDiagnostic(error)
  expect(code).toBe('unexpected')
  expect(detail).toMatch(/^SyntaxError .*diagnostic\.test\.ts:\d+:\d+/)
  expect(detail).not.toMatch(/Ada|Rossi/)
})

test('reads the places of a stack as Firefox and WebKit write it, and leaves out queries', () => {
  const error = new TypeError('ada@example.com at mail.js:1:1')
  error.stack = 'send@https://shop.example/assets/a.js?user=ada:12:34\nrun@https://shop.example/b.mjs:5:6\n'
  expect(toDiagnostic(error).detail).toBe('TypeError b.mjs:5:6')
})

test('names a failure by its code, without the text of its cause', () => {
  const cause = new DOMException('The value "Ada" could not be cloned', 'DataCloneError')
  const error = new FailureError({ kind: 'storage', code: 'storage_unavailable' }, cause)
  const { code, detail } = toDiagnostic(error)
  expect(code).toBe('storage_unavailable')
  expect(detail).toMatch(/^FailureError diagnostic\.test\.ts:\d+:\d+/)
  expect(detail).not.toContain('Ada')
})

test('does not quote what was thrown if it is no error', () => {
  expect(toDiagnostic('ada@example.com')).toEqual({ code: 'unexpected', detail: 'string' })
})

test('gives an error that is no failure the code of the place where it was caught', () => {
  const failure = new FailureError({ kind: 'storage', code: 'storage_full' })
  expect(toDiagnostic(new Error('signed out'), 'id-token-failed').code).toBe('id-token-failed')
  expect(toDiagnostic(failure, 'id-token-failed').code).toBe('storage_full')
})
