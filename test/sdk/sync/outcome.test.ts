import { describe, expect, test } from 'vitest'
import {
  outcomeOfAnswer,
  outcomeOfLookup,
  outcomeOfMissingToken,
  outcomeOfOutage,
  outcomeOfRepeated,
} from '../../../sdk/sync/outcome.ts'
import type { Search } from '../../../sdk/outbox/search.ts'
import type { LossReason } from '../../../sdk/wire/answer.ts'
import { sampleAddressEntry, sampleCustomer, sampleEntry, sampleLastAttempt } from '../../support/samples.ts'

const moment = { now: 50_000, random: 1 }
const entry = sampleEntry({ status: 'sending', attempts: 1 })
const attempted = { entry, customer: sampleCustomer(), isSafeToResend: false }

describe('the outcome of an answer', () => {
  test('delivers an accepted entry with the facts of the answer', () => {
    const delivery = { apply: () => sampleCustomer() }
    expect(outcomeOfAnswer(attempted, { kind: 'ok', body: delivery }, moment)).toEqual({
      event: 'deliver',
      delivery,
    })
  })

  test('keeps a refused entry with the reason of headquarters', () => {
    const error = { status: 400, resourceId: 'X_InvalidEmailAddress', message: 'No such e-mail', fields: [] }
    expect(outcomeOfAnswer(attempted, { kind: 'refused', error }, moment)).toEqual({
      event: 'refuse',
      failure: {
        kind: 'refused',
        code: 'headquarters_refused',
        resourceId: 'X_InvalidEmailAddress',
        channelMessage: 'No such e-mail',
      },
    })
  })

  test('postpones an entry that needs a token', () => {
    expect(outcomeOfAnswer(attempted, { kind: 'unauthorized', code: 'token_needed' }, moment)).toMatchObject({
      event: 'postpone',
      failure: { code: 'token_needed' },
      nextAttemptAt: 51_000,
    })
  })

  test('asks for a token at least once a minute, and tries what fails by itself ever more rarely', () => {
    const often = { ...entry, attempts: 20 }
    expect(outcomeOfMissingToken(often, 'token_needed', moment).nextAttemptAt).toBe(50_000 + 60_000)
    const answer = { kind: 'busy' } as const
    const ended = { ...moment, outageEndsAt: 51_000 }
    const outcome = outcomeOfAnswer({ ...attempted, entry: often }, answer, ended)
    expect(outcome).toMatchObject({ nextAttemptAt: 50_000 + 300_000 })
    expect(outcomeOfAnswer(attempted, answer, { ...ended, outageEndsAt: 90_000 })).toMatchObject({
      nextAttemptAt: 90_000,
    })
  })

  test('postpones an entry for as long as a busy channel asks', () => {
    const outcome = outcomeOfAnswer(attempted, { kind: 'busy', retryAfterMs: 20_000 }, moment)
    expect(outcome).toMatchObject({ event: 'postpone', nextAttemptAt: 70_000 })
  })

  test('resends a create at once as async when the real-time call failed', () => {
    expect(outcomeOfAnswer(attempted, { kind: 'communication-failed' }, moment)).toEqual({
      event: 'postpone',
      requestedMode: 'async',
      nextAttemptAt: 50_000,
    })
  })

  test('postpones a create that was async already, to avoid an endless loop', () => {
    const asAsync = { ...attempted, entry: { ...entry, requestedMode: 'async' as const } }
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
    ['about-somebody-else', 'answer_unreadable'],
  ])('keeps an entry whose answer was lost in doubt (%s)', (reason, code) => {
    const outcome = outcomeOfAnswer(attempted, { kind: 'lost', reason }, moment)
    expect(outcome).toMatchObject({ event: 'answer-lost', failure: { kind: 'unreachable', code } })
  })
})

test('treats 409 for an idempotency key as a lost answer, because the first request is still being processed', () => {
  const error = { status: 409, fields: [] }
  const keyed = {
    ...attempted,
    entry: { ...entry, lastAttempt: sampleLastAttempt({ idempotencyKey: 'a-key' }) },
  }
  expect(outcomeOfAnswer(keyed, { kind: 'refused', error }, moment)).toMatchObject({ event: 'answer-lost' })
  expect(outcomeOfAnswer(attempted, { kind: 'refused', error }, moment)).toMatchObject({ event: 'refuse' })
})

describe('the outcome of a resend', () => {
  const resent = { ...attempted, entry: { ...entry, lastAttempt: sampleLastAttempt({ isResend: true }) } }

  test.each([{ kind: 'busy' }, { kind: 'unauthorized', code: 'token_needed' }] as const)(
    'keeps the entry in doubt when the answer is $kind, because the first attempt may have arrived',
    (answer) => {
      expect(outcomeOfAnswer(resent, answer, moment)).toMatchObject({
        event: 'answer-lost',
        nextAttemptAt: 51_000,
      })
    },
  )

  test('keeps the entry in doubt after 403, because the channel checks permissions before the key', () => {
    const keyed = {
      ...resent,
      entry: { ...entry, lastAttempt: sampleLastAttempt({ isResend: true, idempotencyKey: 'a-key' }) },
    }
    const outcome = outcomeOfAnswer(keyed, { kind: 'refused', error: { status: 403, fields: [] } }, moment)
    expect(outcome).toMatchObject({
      event: 'answer-lost',
      failure: { code: 'not_allowed' },
      nextAttemptAt: 51_000,
    })
  })

  test('leaves the entry to a person after 422, because the first attempt arrived with another body', () => {
    const keyed = {
      ...resent,
      entry: { ...entry, lastAttempt: sampleLastAttempt({ isResend: true, idempotencyKey: 'a-key' }) },
    }
    const error = { status: 422, fields: [] }
    const outcome = outcomeOfAnswer(keyed, { kind: 'refused', error }, moment)
    expect(outcome).toEqual({
      event: 'answer-lost',
      failure: { kind: 'unreachable', code: 'answer_lost' },
    })
  })

  test('takes a refusal as the answer to both attempts', () => {
    const error = { status: 400, fields: [] }
    expect(outcomeOfAnswer(resent, { kind: 'refused', error }, moment)).toMatchObject({ event: 'refuse' })
  })
})

test('removes GUIDs from the message of headquarters', () => {
  const message = 'Customer 0f8fad5b-d9cb-469f-a165-70867728950e exists.'
  const outcome = outcomeOfAnswer(
    attempted,
    { kind: 'refused', error: { status: 400, message, fields: [] } },
    moment,
  )
  expect(outcome).toMatchObject({ failure: { channelMessage: 'Customer … exists.' } })
})

describe('the outcome of an entry that is no create', () => {
  const address = { ...attempted, entry: sampleAddressEntry({ status: 'sending', attempts: 1 }) }

  test('keeps the entry in doubt when the real-time call failed, because it may have arrived', () => {
    expect(outcomeOfAnswer(address, { kind: 'communication-failed' }, moment)).toMatchObject({
      event: 'answer-lost',
    })
  })

  test('postpones an entry that is safe to resend, instead of keeping it in doubt', () => {
    const safeToResend = { ...address, isSafeToResend: true }
    const outcome = outcomeOfAnswer(safeToResend, { kind: 'lost', reason: 'no-answer' }, moment)
    expect(outcome).toMatchObject({ event: 'postpone', nextAttemptAt: 51_000 })
  })

  test('holds an entry that is too early for a pending customer, instead of refusing it', () => {
    const customer = sampleCustomer({ identity: { status: 'pending', mode: 'async', guid: 'a-guid' } })
    const error = { status: 400, resourceId: 'X_UpdateAsyncCustomerNotSupported', fields: [] }
    expect(outcomeOfAnswer({ ...address, customer }, { kind: 'refused', error }, moment)).toEqual({
      event: 'hold',
      failure: { kind: 'pending', code: 'account_number_needed' },
    })
    expect(outcomeOfAnswer(address, { kind: 'refused', error }, moment)).toMatchObject({ event: 'refuse' })
  })
})

describe('the outcome of a lookup', () => {
  const time = { ...moment, page: 'a', openMs: 400_000 }
  const search: Search = { page: 'a', lookedAt: 100_000, openMs: 1_000, looks: 1, looksOfPage: 5 }
  const doubtful = sampleEntry({ status: 'in-doubt' })
  const searched = { ...doubtful, search }

  test('believes that nothing is there after a long search only', () => {
    expect(outcomeOfLookup(searched, { kind: 'not-found' }, time)).toEqual({ event: 'not-found' })
    expect(outcomeOfLookup(doubtful, { kind: 'not-found' }, time)).toMatchObject({
      event: 'postpone',
      nextAttemptAt: 51_000,
      search: { looks: 1 },
    })
  })

  test('looks at least once a minute while it is answered, otherwise ever more rarely', () => {
    const looked = { ...doubtful, search: { ...search, openMs: 0, looksOfPage: 20, lookedAt: 399_000 } }
    const nextAt = (kind: 'not-found' | 'try-later') => {
      const outcome = outcomeOfLookup(looked, { kind }, time)
      return 'nextAttemptAt' in outcome && outcome.nextAttemptAt
    }
    expect(nextAt('not-found')).toBe(50_000 + 60_000)
    expect(nextAt('try-later')).toBe(50_000 + 300_000)
  })

  test('leaves what is unclear to a person after a long search', () => {
    const apply = () => sampleCustomer()
    const outcome = outcomeOfLookup(searched, { kind: 'unclear', apply }, time)
    expect(outcome).toMatchObject({ event: 'answer-lost', apply })
    expect(outcome).not.toHaveProperty('nextAttemptAt')
    expect(outcomeOfLookup(doubtful, { kind: 'unclear', apply }, time)).toMatchObject({
      event: 'postpone',
      apply,
    })
  })

  test('leaves what no lookup can tell to a person at once', () => {
    const outcome = outcomeOfLookup(doubtful, { kind: 'cannot-tell' }, time)
    expect(outcome).toMatchObject({ event: 'answer-lost', failure: { code: 'answer_lost' } })
    expect(outcome).not.toHaveProperty('nextAttemptAt')
  })

  test('concludes nothing from a lookup that could not be made', () => {
    expect(outcomeOfLookup(searched, { kind: 'try-later' }, time)).toMatchObject({
      event: 'postpone',
      search: { looks: 1, looksOfPage: 6 },
    })
  })
})

describe('the outcome of the look before an entry is sent again', () => {
  const time = { ...moment, page: 'a', openMs: 400_000 }
  const busy = sampleEntry({ failure: { kind: 'unreachable', code: 'channel_busy' } })

  test('delivers what was processed after all', () => {
    const delivery = { apply: () => sampleCustomer() }
    const outcome = outcomeOfRepeated(busy, { kind: 'found', delivery }, time)
    expect(outcome).toEqual({ event: 'deliver', delivery })
  })

  test.each(['unclear', 'several'] as const)('searches on if the result is %s, and sends nothing', (kind) => {
    expect(outcomeOfRepeated(busy, { kind }, time)).toMatchObject({
      event: 'answer-lost',
      search: { looks: 1, openMs: 0 },
      nextAttemptAt: 50_000,
    })
  })

  test('looks again later if the lookup could not be made', () => {
    expect(outcomeOfRepeated(busy, { kind: 'try-later' }, time)).toMatchObject({
      event: 'postpone',
      failure: { code: 'channel_busy' },
      nextAttemptAt: 51_000,
    })
  })

  test.each(['not-found', 'cannot-tell'] as const)('sends it again if the result is %s', (kind) => {
    expect(outcomeOfRepeated(busy, { kind }, time)).toBeUndefined()
  })
})

describe('the outcome of an outage', () => {
  const outage = (code: 'channel_unreachable' | 'channel_busy') =>
    ({ retryAt: 51_000, failure: { kind: 'unreachable', code } }) as const

  test('requests an async create, at the time when the channel is asked again', () => {
    expect(outcomeOfOutage(sampleEntry({ attempts: 3 }), outage('channel_unreachable'))).toMatchObject({
      event: 'postpone',
      requestedMode: 'async',
      failure: { code: 'channel_unreachable' },
      nextAttemptAt: 51_000,
    })
  })

  test('leaves a create as it is if the channel is only busy', () => {
    const outcome = outcomeOfOutage(sampleEntry(), outage('channel_busy'))
    expect(outcome).toEqual({
      event: 'postpone',
      failure: { kind: 'unreachable', code: 'channel_busy' },
      nextAttemptAt: 51_000,
    })
  })

  test('does not switch a resend to async', () => {
    const resent = sampleEntry({ lastAttempt: sampleLastAttempt({ isResend: true }) })
    expect(outcomeOfOutage(resent, outage('channel_unreachable'))).not.toHaveProperty('requestedMode')
  })

  test('keeps an entry in doubt with its failure and its mode', () => {
    const entry = sampleEntry({
      status: 'in-doubt',
      failure: { kind: 'unreachable', code: 'answer_unreadable' },
    })
    expect(outcomeOfOutage(entry, outage('channel_unreachable'))).toMatchObject({
      failure: { code: 'answer_unreadable' },
    })
    expect(outcomeOfOutage(entry, outage('channel_unreachable'))).not.toHaveProperty('requestedMode')
  })
})

test('an answer from somebody else postpones the entry: nothing was processed', () => {
  expect(outcomeOfAnswer(attempted, { kind: 'not-the-channel' }, moment)).toMatchObject({
    event: 'postpone',
    failure: { code: 'channel_unreachable' },
  })
  const resent = { ...attempted, entry: { ...entry, lastAttempt: sampleLastAttempt({ isResend: true }) } }
  expect(outcomeOfAnswer(resent, { kind: 'not-the-channel' }, moment)).toMatchObject({ event: 'answer-lost' })
})

test('in an outage all entries wait for its end', () => {
  const time = { ...moment, outageEndsAt: 77_000 }
  expect(outcomeOfAnswer(attempted, { kind: 'busy', retryAfterMs: 5 }, time)).toMatchObject({
    nextAttemptAt: 77_000,
  })
})
