import { expect, test } from 'vitest'
import type { Channel } from '../../../sdk/domain/channel.ts'
import { decide } from '../../../sdk/negotiation/decision.ts'

const switches = { asyncAddresses: false, enhancedAsyncCreation: false, asyncEditing: false }

/** Design, §2, row "create customer": [mode, offline creation allowed, near] → what becomes of it. */
const table = [
  ['sync', true, true, { outcome: 'sync' }],
  ['sync', false, true, { outcome: 'sync' }],
  ['async', true, true, { outcome: 'async' }],
  ['async', false, true, { outcome: 'async' }],
  ['sync', true, false, { outcome: 'queue' }],
  ['async', true, false, { outcome: 'queue' }],
  ['sync', false, false, { outcome: 'refuse', reason: 'offline_creation_off' }],
  ['async', false, false, { outcome: 'refuse', reason: 'offline_creation_off' }],
] as const

test.each(table)(
  'create a customer: mode %s, offline creation %s, near %s',
  (mode, offlineCreation, near, expected) => {
    const channel: Channel = { mode, switches, offlineCreation, source: 'live', readAt: 1 }
    expect(decide('create-customer', channel, near)).toEqual(expected)
  },
)
