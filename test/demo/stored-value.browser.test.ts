import { expect, onTestFinished, test, vi } from 'vitest'
import { storedValue } from '../../demo/console/stored-value.ts'

const key = 'stored-value-test'
const number = { encode: String, decode: (text: string) => Number(text) || 0 }

function setup() {
  onTestFinished(() => localStorage.removeItem(key))
  return storedValue(key, 1, number)
}

/** Browsers tell all tabs but the one that wrote. */
function writeInAnotherTab(text: string | null) {
  if (text === null) localStorage.removeItem(key)
  else localStorage.setItem(key, text)
  dispatchEvent(new StorageEvent('storage', { key }))
}

test('a stored value is read again after a reload', () => {
  const value = setup()
  expect(value.get()).toBe(1)
  value.set(7)
  expect(storedValue(key, 1, number).get()).toBe(7)
})

test('subscribers get the value at once, after each change, and after a change in another tab', () => {
  const value = setup()
  const run = vi.fn()
  const unsubscribe = value.subscribe(run)
  value.set(2)
  writeInAnotherTab('3')
  writeInAnotherTab(null)
  unsubscribe()
  value.set(4)
  expect(run.mock.calls).toEqual([[1], [2], [3], [1]])
})

test('a value is kept for the page when storage is full', () => {
  const value = setup()
  const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  onTestFinished(() => setItem.mockRestore())
  value.set(5)
  expect(value.get()).toBe(5)
})
