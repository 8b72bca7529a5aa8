import { describe, expect, test } from 'vitest'
import { outOfReach, settlementOf } from '../../../sdk/sync/settlement.ts'
import type { LossReason } from '../../../sdk/wire/answer.ts'
import { sampleEntry } from '../../support/samples.ts'

const moment = { now: 50_000, random: 1 }
const sending = sampleEntry({ status: 'sending', attempts: 1 })

describe('what an answer means for its entry', () => {
  test('accepted: delivered, with what the channel says happened', () => {
    const identity = { mode: 'async', guid: 'a-guid' } as const
    expect(settlementOf(sending, { kind: 'ok', body: { identity } }, moment)).toEqual({
      event: 'deliver',
      facts: identity,
    })
  })

  test('refused: kept with the reason headquarters gave', () => {
    const error = { status: 400, resourceId: 'X_InvalidEmailAddress', message: 'No such e-mail', fields: [] }
    expect(settlementOf(sending, { kind: 'refused', error }, moment)).toEqual({
      event: 'refuse',
      failure: {
        kind: 'refused',
        code: 'headquarters_refused',
        resourceId: 'X_InvalidEmailAddress',
        said: 'No such e-mail',
      },
    })
  })

  test('a token is needed: put off, never dropped', () => {
    expect(settlementOf(sending, { kind: 'unauthorized' }, moment)).toMatchObject({
      event: 'postpone',
      failure: { code: 'token_needed' },
      nextAttemptAt: 51_000,
    })
  })

  test('busy: put off for as long as the channel asks', () => {
    const settlement = settlementOf(sending, { kind: 'busy', retryAfterMs: 20_000 }, moment)
    expect(settlement).toMatchObject({ event: 'postpone', nextAttemptAt: 70_000 })
  })

  test('the real-time call failed on the way: sent again at once, as async', () => {
    expect(settlementOf(sending, { kind: 'communication-failed' }, moment)).toEqual({
      event: 'postpone',
      requestedMode: 'async',
      nextAttemptAt: 50_000,
    })
  })

  test('and when it was async already: put off, or it would circle', () => {
    const entry = { ...sending, requestedMode: 'async' as const }
    expect(settlementOf(entry, { kind: 'communication-failed' }, moment)).toMatchObject({
      event: 'postpone',
      nextAttemptAt: 51_000,
    })
  })

  test.each<[LossReason, string]>([
    ['no-answer', 'answer_lost'],
    ['timeout', 'answer_lost'],
    ['server-fault', 'answer_lost'],
    ['unreadable', 'answer_unreadable'],
  ])('lost (%s): in doubt, not sent again', (reason, code) => {
    const settlement = settlementOf(sending, { kind: 'lost', reason }, moment)
    expect(settlement).toMatchObject({ event: 'lose', failure: { kind: 'unreachable', code } })
  })
})

describe('a channel out of reach', () => {
  test('forces async, and waits longer each time', () => {
    const first = outOfReach(sampleEntry(), moment)
    const fourth = outOfReach(sampleEntry({ attempts: 3 }), moment)
    expect(first).toMatchObject({ event: 'postpone', requestedMode: 'async', nextAttemptAt: 51_000 })
    expect(fourth.nextAttemptAt).toBe(58_000)
  })

  test('leaves a doubt a doubt', () => {
    const entry = sampleEntry({
      status: 'doubtful',
      failure: { kind: 'unreachable', code: 'answer_unreadable' },
    })
    expect(outOfReach(entry, moment)).toMatchObject({ failure: { code: 'answer_unreadable' } })
    expect(outOfReach(entry, moment)).not.toHaveProperty('requestedMode')
  })
})
