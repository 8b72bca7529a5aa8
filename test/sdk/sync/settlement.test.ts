import { describe, expect, test } from 'vitest'
import { outcomeOfUnreachable, outcomeOfAnswer } from '../../../sdk/sync/outcome.ts'
import type { LossReason } from '../../../sdk/wire/answer.ts'
import { sampleAddressEntry, sampleCustomer, sampleEntry, sampleSent } from '../../support/samples.ts'

const moment = { now: 50_000, random: 1 }
const entry = sampleEntry({ status: 'sending', attempts: 1 })
const sending = { entry, customer: sampleCustomer(), isSafeToResend: false }

describe('what an answer means for its entry', () => {
  test('accepted: delivered, with what the channel says happened', () => {
    const delivery = { apply: () => sampleCustomer() }
    expect(outcomeOfAnswer(sending, { kind: 'ok', body: delivery }, moment)).toEqual({
      event: 'deliver',
      delivery,
    })
  })

  test('refused: kept with the reason headquarters gave', () => {
    const error = { status: 400, resourceId: 'X_InvalidEmailAddress', message: 'No such e-mail', fields: [] }
    expect(outcomeOfAnswer(sending, { kind: 'refused', error }, moment)).toEqual({
      event: 'refuse',
      failure: {
        kind: 'refused',
        code: 'headquarters_refused',
        resourceId: 'X_InvalidEmailAddress',
        channelMessage: 'No such e-mail',
      },
    })
  })

  test('a token is needed: put off, never dropped', () => {
    expect(outcomeOfAnswer(sending, { kind: 'unauthorized' }, moment)).toMatchObject({
      event: 'postpone',
      failure: { code: 'token_needed' },
      nextAttemptAt: 51_000,
    })
  })

  test('busy: put off for as long as the channel asks', () => {
    const settlement = outcomeOfAnswer(sending, { kind: 'busy', retryAfterMs: 20_000 }, moment)
    expect(settlement).toMatchObject({ event: 'postpone', nextAttemptAt: 70_000 })
  })

  test('the real-time call failed on the way: sent again at once, as async', () => {
    expect(outcomeOfAnswer(sending, { kind: 'communication-failed' }, moment)).toEqual({
      event: 'postpone',
      requestedMode: 'async',
      nextAttemptAt: 50_000,
    })
  })

  test('and when it was async already: put off, or it would circle', () => {
    const asAsync = { ...sending, entry: { ...entry, requestedMode: 'async' as const } }
    expect(outcomeOfAnswer(asAsync, { kind: 'communication-failed' }, moment)).toMatchObject({
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
    const settlement = outcomeOfAnswer(sending, { kind: 'lost', reason }, moment)
    expect(settlement).toMatchObject({ event: 'answer-lost', failure: { kind: 'unreachable', code } })
  })
})

test('a keyed create that is still underway is asked for again, not refused', () => {
  const error = { status: 409, fields: [] }
  const keyed = { ...sending, entry: { ...entry, lastAttempt: sampleSent({ idempotencyKey: 'a-key' }) } }
  expect(outcomeOfAnswer(keyed, { kind: 'refused', error }, moment)).toMatchObject({ event: 'answer-lost' })
  expect(outcomeOfAnswer(sending, { kind: 'refused', error }, moment)).toMatchObject({ event: 'refuse' })
})

describe('what was in doubt and was sent again', () => {
  const again = { ...sending, entry: { ...entry, lastAttempt: sampleSent({ isResend: true }) } }

  test.each(['busy', 'unauthorized'] as const)(
    '%s: stays in doubt, for the first try may have arrived',
    (kind) => {
      expect(outcomeOfAnswer(again, { kind }, moment)).toMatchObject({
        event: 'answer-lost',
        nextAttemptAt: 51_000,
      })
    },
  )

  test('by a key, and who asks may not: stays in doubt, for that was said before the key was looked at', () => {
    const keyed = {
      ...again,
      entry: { ...entry, lastAttempt: sampleSent({ isResend: true, idempotencyKey: 'a-key' }) },
    }
    const settlement = outcomeOfAnswer(keyed, { kind: 'refused', error: { status: 403, fields: [] } }, moment)
    expect(settlement).toMatchObject({
      event: 'answer-lost',
      failure: { code: 'not_allowed' },
      nextAttemptAt: 51_000,
    })
  })

  test('by a key that is known with other bytes: it arrived, and a person finds out what became of it', () => {
    const keyed = {
      ...again,
      entry: { ...entry, lastAttempt: sampleSent({ isResend: true, idempotencyKey: 'a-key' }) },
    }
    const error = { status: 422, fields: [] }
    const settlement = outcomeOfAnswer(keyed, { kind: 'refused', error }, moment)
    expect(settlement).toEqual({
      event: 'answer-lost',
      failure: { kind: 'unreachable', code: 'answer_lost' },
    })
  })

  test('refused or accepted: that is the answer to both', () => {
    const error = { status: 400, fields: [] }
    expect(outcomeOfAnswer(again, { kind: 'refused', error }, moment)).toMatchObject({ event: 'refuse' })
  })
})

test('no GUID is kept of what headquarters said', () => {
  const message = 'Customer 0f8fad5b-d9cb-469f-a165-70867728950e exists.'
  const settlement = outcomeOfAnswer(
    sending,
    { kind: 'refused', error: { status: 400, message, fields: [] } },
    moment,
  )
  expect(settlement).toMatchObject({ failure: { channelMessage: 'Customer … exists.' } })
})

describe('what is not a create', () => {
  const address = { ...sending, entry: sampleAddressEntry({ status: 'sending', attempts: 1 }) }

  test('the real-time call failed on the way: it may have arrived, so it is in doubt', () => {
    expect(outcomeOfAnswer(address, { kind: 'communication-failed' }, moment)).toMatchObject({
      event: 'answer-lost',
    })
  })

  test('what changes nothing when sent twice leaves no doubt', () => {
    const repeatable = { ...address, isSafeToResend: true }
    const settlement = outcomeOfAnswer(repeatable, { kind: 'lost', reason: 'no-answer' }, moment)
    expect(settlement).toMatchObject({ event: 'postpone', nextAttemptAt: 51_000 })
  })

  test('too early for a pending customer: held until the account number is back, not refused', () => {
    const customer = sampleCustomer({ identity: { status: 'pending', mode: 'async', guid: 'a-guid' } })
    const error = { status: 400, resourceId: 'X_UpdateAsyncCustomerNotSupported', fields: [] }
    expect(outcomeOfAnswer({ ...address, customer }, { kind: 'refused', error }, moment)).toEqual({
      event: 'hold',
      failure: { kind: 'pending', code: 'account_number_needed' },
    })
    expect(outcomeOfAnswer(address, { kind: 'refused', error }, moment)).toMatchObject({ event: 'refuse' })
  })
})

describe('a channel out of reach', () => {
  test('forces async, and waits longer each time', () => {
    const first = outcomeOfUnreachable(sampleEntry(), moment)
    const fourth = outcomeOfUnreachable(sampleEntry({ attempts: 3 }), moment)
    expect(first).toMatchObject({ event: 'postpone', requestedMode: 'async', nextAttemptAt: 51_000 })
    expect(fourth).toMatchObject({ nextAttemptAt: 58_000 })
  })

  test('does not have what was in doubt look otherwise', () => {
    const again = sampleEntry({ lastAttempt: sampleSent({ isResend: true }) })
    expect(outcomeOfUnreachable(again, moment)).not.toHaveProperty('requestedMode')
  })

  test('leaves a doubt a doubt', () => {
    const entry = sampleEntry({
      status: 'in-doubt',
      failure: { kind: 'unreachable', code: 'answer_unreadable' },
    })
    expect(outcomeOfUnreachable(entry, moment)).toMatchObject({ failure: { code: 'answer_unreadable' } })
    expect(outcomeOfUnreachable(entry, moment)).not.toHaveProperty('requestedMode')
  })
})
