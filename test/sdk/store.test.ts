import { describe, expect, test, vi } from 'vitest'
import { createStore, derive } from '../../sdk/store.ts'

describe('a store', () => {
  test('calls a subscriber at once and on every change until it unsubscribes', () => {
    const store = createStore(1)
    const received: number[] = []
    const unsubscribe = store.subscribe((value) => received.push(value))
    store.set(2)
    unsubscribe()
    store.set(3)
    expect(received).toEqual([1, 2])
  })

  test('does not notify of an equal value, and keeps the same reference for React', () => {
    const store = createStore({ a: 1 })
    const before = store.get()
    const run = vi.fn()
    store.subscribe(run)
    store.set({ a: 1 })
    expect(run).toHaveBeenCalledTimes(1)
    expect(store.get()).toBe(before)
  })

  test('does not notify a subscriber that another one has just ended', () => {
    const store = createStore(1)
    const seen: number[] = []
    let end = () => {}
    store.subscribe((value) => value === 2 && end())
    end = store.subscribe((value) => void seen.push(value))
    store.set(2)
    expect(seen).toEqual([1])
  })

  test('lets one function subscribe twice, and unsubscribe each time separately', () => {
    const store = createStore(1)
    const run = vi.fn()
    const first = store.subscribe(run)
    store.subscribe(run)
    first()
    store.set(2)
    expect(run).toHaveBeenCalledTimes(3)
  })
})

describe('a derived store', () => {
  test('follows its source, and keeps its value while other parts of the source change', () => {
    const source = createStore({ wanted: 1, other: 1 })
    const wanted = derive(source, (value) => ({ only: value.wanted }))
    const run = vi.fn()
    const unsubscribe = wanted.subscribe(run)
    const before = wanted.get()
    source.set({ wanted: 1, other: 2 })
    expect(wanted.get()).toBe(before)
    expect(run).toHaveBeenCalledTimes(1)
    source.set({ wanted: 2, other: 2 })
    expect(run).toHaveBeenLastCalledWith({ only: 2 })
    unsubscribe()
    source.set({ wanted: 3, other: 2 })
    expect(run).toHaveBeenCalledTimes(2)
  })
})

describe('the value for a server', () => {
  test('stays the first one, and that of a derived store comes from it', () => {
    const source = createStore({ wanted: 1 })
    const wanted = derive(source, (value) => ({ only: value.wanted }))
    const first = wanted.getServerSnapshot()
    source.set({ wanted: 2 })
    expect(source.getServerSnapshot()).toEqual({ wanted: 1 })
    expect(wanted.getServerSnapshot()).toBe(first)
    expect(first).toEqual({ only: 1 })
  })

  test('does not depend on what a derived store learns later', () => {
    const source = createStore(1)
    let known = 'nothing'
    const store = derive(source, (value) => `${value} ${known}`)
    known = 'something'
    source.set(2)
    expect(store.get()).toBe('2 something')
    expect(store.getServerSnapshot()).toBe('1 nothing')
  })
})
