import { describe, expect, test } from 'vitest'
import { toGuid, withoutGuids } from '../../../sdk/domain/identity.ts'

const guid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const bare = guid.replaceAll('-', '')

const spellings = [
  guid,
  guid.toUpperCase(),
  `{${guid}}`,
  `(${guid.toUpperCase()})`,
  `"${guid}"`,
  bare,
  bare.toUpperCase(),
  `{${bare}}`,
  guid.replaceAll('-', '\u2010'),
  guid.replaceAll('-', '\u2011'),
  guid.replaceAll('-', '_'),
]

const accountNumbers = [
  '004021',
  'C-000123',
  'DE-001',
  '2001',
  'abcdef',
  '12345678-1234',
  `${bare}0`,
  `${guid}-1`,
  '',
]

describe('a GUID in any spelling', () => {
  test.each([
    ...spellings,
    ` ${guid} `,
    `${guid}\u200b`,
    `\ufeff${bare}\n`,
    `urn:uuid:${guid}`,
    `guid'${guid}'`,
  ])('is read in its usual form: %j', (text) => {
    expect(toGuid(text)).toBe(guid)
  })

  test.each(spellings)('is taken out of a text that people read: %s', (text) => {
    expect(withoutGuids(`Customer ${text} exists.`, '…')).toBe('Customer … exists.')
    expect(withoutGuids(`x${text},${text}y`, '…')).toBe('x…,…y')
  })
})

test.each(accountNumbers)('an account number is no GUID: %j', (text) => {
  expect(toGuid(text)).toBeUndefined()
})

test.each(['004021', 'C-000123', `${bare}0`, 'Order 20261127-1234-5678'])(
  'other texts stay whole: %s',
  (text) => {
    expect(withoutGuids(text, '…')).toBe(text)
  },
)
