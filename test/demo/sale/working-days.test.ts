import { describe, expect, test } from 'vitest'
import { addWorkingDays, deliveryWindow, isWorkingDay } from '../../../demo/sale/working-days.ts'

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

function window(orderedAt: string, days: readonly [number, number] = [2, 3]) {
  const { from, to } = deliveryWindow(Date.parse(orderedAt), days)
  return [dayOf(from), dayOf(to)]
}

describe('the days on which a parcel may arrive', () => {
  test('begin on the day of an order before noon', () => {
    expect(window('2026-11-24T09:00:00Z')).toEqual(['2026-11-26', '2026-11-27'])
  })

  test('begin on the next working day after noon in Bologna', () => {
    expect(window('2026-11-24T10:59:59Z')).toEqual(['2026-11-26', '2026-11-27'])
    expect(window('2026-11-24T11:00:00Z')).toEqual(['2026-11-27', '2026-11-30'])
  })

  test('are those of Bologna, also when it is still the day before elsewhere', () => {
    expect(window('2026-06-14T22:30:00Z', [1, 1])).toEqual(['2026-06-16', '2026-06-16'])
  })

  test('leave out weekends and public holidays', () => {
    expect(window('2026-12-04T13:00:00Z', [1, 1])).toEqual(['2026-12-09', '2026-12-09'])
    expect(window('2026-12-24T08:00:00Z', [1, 3])).toEqual(['2026-12-28', '2026-12-30'])
  })
})

test.each(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2038-04-26'])(
  'Easter Monday %s is a holiday',
  (date) => {
    expect(isWorkingDay(Date.parse(date))).toBe(false)
    expect(isWorkingDay(Date.parse(date) + 24 * 60 * 60 * 1000)).toBe(true)
  },
)

test('no working days later is the same day', () => {
  const saturday = Date.parse('2026-11-28')
  expect(addWorkingDays(saturday, 0)).toBe(saturday)
  expect(dayOf(addWorkingDays(saturday, 1))).toBe('2026-11-30')
})
