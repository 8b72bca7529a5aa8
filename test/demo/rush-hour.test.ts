import { expect, test } from 'vitest'
import { arrivalsOf, usualRush } from '../../demo/console/rush-hour.ts'

test('people arrive one after the other within the time of the slider', () => {
  const drawn = [0.5, 0, 0.999, 0.25]
  const arrivals = arrivalsOf({ ...usualRush, people: 4, withinS: 60 }, () => drawn.shift() ?? 0)
  expect(arrivals).toEqual([0, 15_000, 30_000, 59_940])
})

test('all people arrive at once if there is no time', () => {
  expect(arrivalsOf({ ...usualRush, people: 2, withinS: 0 }, () => 0.7)).toEqual([0, 0])
})
