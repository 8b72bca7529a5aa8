import { describe, expect, test } from 'vitest'
import { cleanCode, cleanEmail, cleanLine, cleanLines, cleanNumber } from '../../../sdk/domain/text.ts'

describe('canonical text', () => {
  test.each([
    ['composes letters', 'Nguye\u0302\u0303n', 'Nguyễn'],
    ['removes zero width spaces', '\u200bAda\u200b \u2060Rossi\ufeff', 'Ada Rossi'],
    ['removes soft hyphens and control characters', 'Ros\u00adsi\u0000\u0007', 'Rossi'],
    ['removes what directs the text', '\u202aAda\u202c \u2066Rossi\u2069\u200e', 'Ada Rossi'],
    ['folds white space of all kinds', ' Ada\u00a0\u3000\t\n Rossi ', 'Ada Rossi'],
    ['removes joiners between Latin letters', 'A\u200dd\u200ca', 'Ada'],
    ['removes fillers and blanks that nobody sees', '\u3164\u2800\u115f', ''],
    ['removes half a surrogate pair', 'Ada\ud83d', 'Ada'],
    ['removes a variation selector without a character', '\ufe0f', ''],
    ['removes tags', 'Ada\u{e0041}', 'Ada'],
    ['removes a joiner that joins nothing to an emoji', 'Ada \u200d👧', 'Ada 👧'],
  ])('%s', (_title, text, canonical) => {
    expect(cleanLine(text)).toBe(canonical)
  })

  test.each([
    ['a joiner of a Persian name', 'علی\u200cرضا'],
    ['a joiner of a Malayalam name', 'രാജന്\u200d'],
    ['a joiner of a Sinhala name', 'ශ්\u200dරී'],
    ['the form of a kanji', '葛\u{e0100}城'],
    ['a direction mark inside Hebrew text', 'רחוב 5\u200f-7'],
    ['letters beyond the first plane', '𠮷野'],
    ['full-width digits in a name', '１丁目'],
    ['several emoji that are one', 'Casa 👩‍👩‍👧'],
  ])('keeps %s', (_title, text) => {
    expect(cleanLine(text)).toBe(text)
  })

  test('keeps the lines of a street, without blank ones', () => {
    expect(cleanLines(' Via Po 1 \r\n\n  Scala\u200b  B ')).toBe('Via Po 1\nScala B')
  })

  test('writes codes, numbers and e-mail addresses in ASCII', () => {
    expect(cleanCode('ＢＯ１')).toBe('BO1')
    expect(cleanNumber('＋８１－３ー１２３４‐５６７８')).toBe('+81-3-1234-5678')
    expect(cleanNumber('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ०१२ 𝟏𝟐')).toBe('0123456789 0123456789 012 12')
    expect(cleanNumber('\u202a+39 011\u202c')).toBe('+39 011')
    expect(cleanEmail('mailto:ada@example.com')).toBe('ada@example.com')
    expect(cleanEmail('\u200bａｄａ＠ｅｘａｍｐｌｅ。com\u00ad ')).toBe('ada@example.com')
  })
})
