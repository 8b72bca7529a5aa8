import { describe, expect, test } from 'vitest'
import { best, newSince, pair, type Mark } from '../../../sdk/domain/recognition.ts'

const mark = (content: string, ...ids: string[]): Mark => ({ ids, content })
const isNew = (before: readonly Mark[], now: readonly Mark[]) =>
  newSince(before, now, (one) => one).map(({ content }) => content)

describe('what is new since a list was read', () => {
  test('is what has an id that was not there', () => {
    expect(isNew([mark('a', '1')], [mark('a', '1'), mark('a', '2')])).toEqual(['a'])
    expect(isNew([mark('a', '1')], [mark('b', '1')])).toEqual([])
  })

  test('is one more of the same where nothing has an id', () => {
    expect(isNew([], [mark('a')])).toEqual(['a'])
    expect(isNew([mark('a')], [mark('a')])).toEqual([])
    expect(isNew([mark('a'), mark('b')], [mark('a'), mark('a'), mark('b'), mark('b'), mark('b')])).toEqual([
      'a',
      'b',
      'b',
    ])
  })

  test('is not what a conversion has given another id', () => {
    expect(isNew([mark('a', 'guid')], [mark('a', '7')])).toEqual([])
    expect(isNew([mark('a', 'guid'), mark('b')], [mark('a', '7'), mark('b', '8'), mark('b', '9')])).toEqual([
      'b',
    ])
  })

  test('is what replaced something with other content', () => {
    expect(isNew([mark('a', '1')], [mark('b', '2')])).toEqual(['b'])
  })

  test('is nothing after something was removed', () => {
    expect(isNew([mark('a', '1'), mark('a', '2')], [mark('a', '2')])).toEqual([])
  })
})

describe('pairing', () => {
  const isEqual = (one: string, other: string) => one === other
  const isAlike = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

  test('gives each item one that nobody else has', () => {
    expect(pair(['a', 'a', 'a'], ['a', 'a'], [isEqual])).toEqual(['a', 'a', undefined])
  })

  test('lets the stricter test decide first', () => {
    expect(pair(['a', 'A'], ['A', 'a'], [isEqual, isAlike])).toEqual(['a', 'A'])
    expect(pair(['a', 'A'], ['A', 'a'], [isAlike])).toEqual(['A', 'a'])
  })
})

test('the best is the first of several with the same score', () => {
  expect(best(['a', 'bb', 'cc'], ({ length }) => length)).toBe('bb')
  expect(best([], () => 1)).toBeUndefined()
})
