import { describe, expect, test } from 'vitest'
import { canonical, canonicalNames, canonicalZipCode } from '../../../sdk/domain/canonical.ts'

describe('the canonical form of a text', () => {
  test.each([
    ['Via Po 1', 'VIA PO 1', 'capitals'],
    ['  Via   Po\t1 ', 'Via Po 1', 'blanks'],
    ['Via Po, 1', 'Via Po 1', 'punctuation'],
    ['Via Po,1', 'Via Po 1', 'a missing blank'],
    ['Łódzka 5/7', 'ŁÓDZKA 5 / 7', 'letters of other alphabets, and a slash between numbers'],
    ['Straße 3', 'STRASSE 3', 'a letter that has two capitals'],
    ['Οδός Ερμού 1', 'ΟΔΌΣ ΕΡΜΟΎ 1', 'a letter that is written differently at the end of a word'],
    ['Nguyễn', 'Nguyễn'.normalize('NFD'), 'decomposed letters'],
    ['１０－１ Ｍａｉｎ', '10-1 Main', 'full-width letters and digits'],
    ["O'Neil", 'ONeil', 'an apostrophe'],
    ['D’Angelo', "d'angelo", 'another apostrophe'],
    ['St. John’s', 'ST JOHNS', 'signs of abbreviations'],
  ])('%j and %j are the same: %3$s', (typed, stored) => {
    expect(canonical(stored)).toBe(canonical(typed))
  })

  test.each([
    ['Via Po 1', 'Via Po 11'],
    ['int. 1/23', 'int. 12/3'],
    ['int. 1 2', 'int. 12'],
    ['Scala A', 'Scala B'],
    ['Rue du Marché', 'Rue du Marche'],
    ['1', ''],
  ])('%j and %j are two', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other))
  })

  test('of an e-mail address keeps its signs', () => {
    expect(canonical(' Ada.Rossi@Example.COM ', 'email')).toBe(canonical('ada.rossi@example.com', 'email'))
    expect(canonical('a.b@example.com', 'email')).not.toBe(canonical('ab@example.com', 'email'))
  })

  test.each(['+39 011 000-12', '3901100012', '0039 011 00012', '+39 (011) 000.12'])(
    'of the phone number %j has its digits only',
    (phone) => expect(canonical(phone, 'phone')).toBe('3901100012'),
  )

  test('of a phone number without digits has its letters', () => {
    expect(canonical('no phone', 'phone')).toBe(canonical('No Phone', 'phone'))
    expect(canonical('no phone', 'phone')).not.toBe(canonical('none', 'phone'))
  })

  test('of an American postal code has five digits', () => {
    expect(canonicalZipCode('98052-4832', 'USA')).toBe(canonicalZipCode('98052', 'USA'))
    expect(canonicalZipCode('980524832', 'USA')).toBe('98052')
    expect(canonicalZipCode('98052-4832', 'POL')).not.toBe(canonicalZipCode('98052', 'POL'))
    expect(canonicalZipCode('SW1A 1AA', 'GBR')).toBe(canonicalZipCode('sw1a1aa', 'GBR'))
  })

  test('of a canonical text is the text itself', () => {
    for (const text of ['Via Po, 1/23 bis', 'İstanbul', 'ŉ ﬁ Σίσυφος', '+39 011', 'a@b.c'])
      for (const kind of ['words', 'email', 'phone'] as const)
        expect(canonical(canonical(text, kind), kind)).toBe(canonical(text, kind))
  })

  test('of names is a list of words', () => {
    expect(canonicalNames('Augusta Rossi-Verdi')).toEqual(['augusta', 'rossi', 'verdi'])
    expect(canonicalNames(' - ')).toEqual([])
  })
})
