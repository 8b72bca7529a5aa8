import { describe, expect, test } from 'vitest'
import { issueLoyaltyCard } from '../../../sdk/operations/issue-loyalty-card.ts'
import { json } from '../../support/scripted-channel.ts'
import { setupOperation } from './setup-operation.ts'

describe('looking up a loyalty card whose answer was lost', () => {
  const issue = { kind: 'issue-loyalty-card', payload: {} } as const
  const lookUp = async (cards: readonly string[]) => {
    const rows = cards.map((CardNumber) => ({ CardNumber }))
    const { call } = await setupOperation<'issue-loyalty-card'>(issue, json({ value: rows }), {
      loyaltyCardNumber: 'known',
    })
    return issueLoyaltyCard.lookUp(call)
  }

  test('finds the card that was not known before', async () => {
    expect(await lookUp(['known', 'new'])).toMatchObject({ kind: 'found' })
  })

  test('does not mistake an earlier card for it', async () => {
    expect(await lookUp(['known'])).toEqual({ kind: 'not-found' })
  })
})
