import { describe, expect, test } from 'vitest'
import {
  findAdded,
  findLost,
  pairAddresses,
  recognizeAddresses,
  toAddressMark,
} from '../../../sdk/operations/recognize-addresses.ts'
import { readWireAddresses } from '../../../sdk/wire/address-shape.ts'

const street = (Street: string, ids: object = {}) => ({ Street, City: 'Torino', ...ids })
const read = (...rows: object[]) => readWireAddresses(rows)
const stored = (key: string, name: string, ids: object = {}) => ({
  key,
  street: name,
  city: 'Torino',
  country: 'ITA' as const,
  ...ids,
})
const recognize = (known: Parameters<typeof recognizeAddresses>[0], ...rows: object[]) =>
  recognizeAddresses(known, read(...rows), new Map()).map(({ key, street: text, recordId }) => [
    key,
    text,
    recordId,
  ])

describe('the addresses of an answer', () => {
  test('keep their keys by their ids, whatever their text', () => {
    const known = [stored('a', 'Via Po 1', { recordId: '1' }), stored('b', 'Via Po 1', { recordId: '2' })]
    expect(
      recognize(known, street('Via Po 2', { RecordId: 2 }), street('Via Po 1', { RecordId: 1 })),
    ).toEqual([
      ['a', 'Via Po 1', '1'],
      ['b', 'Via Po 2', '2'],
    ])
  })

  test('keep their keys when a conversion replaces all ids and rewrites the text', () => {
    const known = [
      stored('a', 'Via Po 1', { recordId: '', channelId: 'guid-1' }),
      stored('b', 'Via Po 2', { recordId: '', channelId: 'guid-2' }),
    ]
    expect(
      recognize(
        known,
        street('VIA PO 2', { RecordId: 7, Id: '7' }),
        street('VIA PO 1', { RecordId: 8, Id: '8' }),
      ),
    ).toEqual([
      ['a', 'VIA PO 1', '8'],
      ['b', 'VIA PO 2', '7'],
    ])
  })

  test('keep their keys without any id', () => {
    const known = [stored('a', 'Via Po 1', { recordId: '' }), stored('b', 'Via Po 1', { recordId: '' })]
    expect(recognize(known, street('Via Po 1'), street('Via Po 1', { RecordId: 7 }))).toEqual([
      ['a', 'Via Po 1', ''],
      ['b', 'Via Po 1', '7'],
    ])
  })

  test('get keys of their own if this device does not know them', () => {
    const known = [stored('a', 'Via Po 1', { recordId: '1' })]
    const rows = [street('Via Po 1', { RecordId: 1 }), street('x', { RecordId: 2 }), street('y'), street('z')]
    expect(recognize(known, ...rows).map(([key]) => key)).toEqual([
      'a',
      'channel-2',
      'unnumbered-1',
      'unnumbered-2',
    ])
  })

  test('replace those that are gone, but not those that no answer contained yet', () => {
    const known = [
      stored('a', 'Via Po 1', { recordId: '1' }),
      stored('b', 'Via Po 2'),
      stored('c', 'Via Po 3', { recordId: '' }),
    ]
    expect(recognize(known)).toEqual([['b', 'Via Po 2', undefined]])
    expect(recognizeAddresses(known, [], new Map(), 'keep-missing')).toEqual(known)
    expect(recognizeAddresses(known, undefined, new Map())).toEqual(known)
  })

  test('are not those that are deactivated', () => {
    expect(recognize([], { ...street('Via Po 1', { RecordId: 1 }), Deactivate: true })).toEqual([])
  })
})

describe('an address that was added', () => {
  const added = stored('mine', 'Via Po 1')
  const before = read(street('Via Po 1', { RecordId: 1 })).map(toAddressMark)

  test('is the new one, however the channel wrote it', () => {
    const answer = read(street('Via Po 1', { RecordId: 1 }), street('V. Po n. 1', { RecordId: 2 }))
    expect(findAdded(added, before, answer)).toMatchObject({ recordId: '2' })
  })

  test('is the equal one of several new ones', () => {
    const rows = [street('Via Roma 2', { RecordId: 3 }), street('VIA PO 1', { RecordId: 2 })]
    const answer = read(street('Via Po 1', { RecordId: 1 }), ...rows)
    expect(findAdded(added, before, answer)).toMatchObject({ recordId: '2' })
  })

  test('is never one that was there before', () => {
    expect(findAdded(added, before, read(street('Via Po 1', { RecordId: 1 })))).toBeUndefined()
  })
})

describe('an address whose answer was lost', () => {
  const lost = stored('mine', 'Via Po 1')
  const kept = (key: string) => ({
    ExtensionProperties: [{ Key: 'PendingSyncAddressKey', Value: { StringValue: key } }],
  })
  const find = (before: object[], now: object[]) =>
    findLost(lost, read(...before).map(toAddressMark), read(...now))
  const old = street('Via Po 1', { RecordId: 1 })

  test.each([
    ['one equal address is new', [old], [old, street('VIA PO 1', { RecordId: 2 })], 'found'],
    [
      'one more of the same has no id',
      [street('Via Po 1')],
      [street('Via Po 1'), street('Via Po 1')],
      'found',
    ],
    ['the old one was converted, and one is new', [street('Via Po 1')], [old, street('Via Po 1')], 'found'],
    ['nothing is new', [old], [old], 'nothing-new'],
    ['the old one was converted', [street('Via Po 1', { Id: 'guid' })], [old], 'nothing-new'],
    ['two equal ones are new', [], [old, street('Via Po 1', { RecordId: 2 })], 'several'],
    [
      'an equal one with a record id has another one now',
      [old],
      [street('Via Po 1', { RecordId: 2 })],
      'another',
    ],
    ['another one is new', [old], [old, street('Via Roma 2', { RecordId: 2 })], 'another'],
    ['one has our key', [old], [{ ...old, ...kept('mine') }], 'found'],
    [
      'the new one has another key',
      [old],
      [old, { ...street('Via Po 1', { RecordId: 2 }), ...kept('other') }],
      'nothing-new',
    ],
  ])('when %s', (_when, before, now, kind) => {
    expect(find(before, now).kind).toBe(kind)
  })
})

describe('the addresses of a create', () => {
  const sent = [stored('a', 'Via Po 1'), stored('b', 'Via Po 2'), stored('c', 'Via Po 1')]
  const pairs = (...rows: object[]) => pairAddresses(sent, read(...rows)).map((wire) => wire?.recordId)

  test('are those of the answer, in any order and writing', () => {
    expect(
      pairs(
        street('VIA PO 2', { RecordId: 2 }),
        street('Via Po 1', { RecordId: 1 }),
        street('VIA PO 1', { RecordId: 3 }),
      ),
    ).toEqual(['1', '2', '3'])
  })

  test('are all there although one is written in a way that is not foreseen', () => {
    expect(
      pairs(
        street('Via Po 1', { RecordId: 1 }),
        street('Po Str. II', { RecordId: 2 }),
        street('Via Po 1', { RecordId: 3 }),
      ),
    ).toEqual(['1', '2', '3'])
  })

  test('are not all there if the channel kept fewer', () => {
    expect(pairs(street('Via Po 2', { RecordId: 2 }))).toEqual([undefined, '2', undefined])
  })
})
