import { describe, expect, test } from 'vitest'
import { afterLook, isLongEnough, type Search } from '../../../sdk/outbox/search.ts'

/** The search after looks at these seconds of a page. */
function look(known: Search | undefined, page: string, ...seconds: readonly number[]): Search | undefined {
  return seconds.reduce((search, second) => afterLook(search, { page, openMs: second * 1_000 }, true), known)
}

describe('the search for an entry in doubt', () => {
  test('is long enough after five minutes between two looks', () => {
    expect(isLongEnough(look(undefined, 'a', 0, 299)!)).toBe(false)
    expect(isLongEnough(look(undefined, 'a', 0, 300)!)).toBe(true)
    expect(isLongEnough(look(undefined, 'a', 7_000)!)).toBe(false)
  })

  test('adds up the times of several pages, each by its own clock', () => {
    const first = look(undefined, 'a', 10, 160)
    const second = look(first, 'b', 9_000, 9_100)
    expect(second).toMatchObject({ openMs: 250_000, looks: 4, looksOfPage: 2 })
    expect(isLongEnough(look(second, 'b', 9_150)!)).toBe(true)
  })

  test('does not count a lookup that could not be made', () => {
    const once = look(undefined, 'a', 0)
    const failed = afterLook(once, { page: 'a', openMs: 300_000 }, false)
    expect(isLongEnough(failed)).toBe(false)
    expect(failed).toMatchObject({ looks: 1, looksOfPage: 2 })
  })

  test('never runs backwards', () => {
    expect(look(undefined, 'a', 100, 50)).toMatchObject({ openMs: 0 })
  })
})
