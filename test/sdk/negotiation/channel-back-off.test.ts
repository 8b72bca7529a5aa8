import { expect, test } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import {
  createChannelBackOff,
  outageOfAnonymous,
  outageOfChannel,
} from '../../../sdk/negotiation/channel-back-off.ts'
import type { Answer } from '../../../sdk/wire/answer.ts'
import type { RequestKind } from '../../../sdk/wire/transport.ts'

const start = 1_000_000
const noAnswer: Answer<never> = { kind: 'lost', reason: 'no-answer' }
const busy = (retryAfterMs?: number): Answer<never> => ({
  kind: 'busy',
  ...(retryAfterMs !== undefined && { retryAfterMs }),
})
const ok: Answer<object> = { kind: 'ok', body: {} }

function setupBackOff(toFailure = outageOfChannel) {
  const clock = { now: start }
  const environment = { ...browserEnvironment(), now: () => clock.now, random: () => 1 }
  const { note, ...others } = createChannelBackOff(environment, toFailure)
  const noteOne = (kind: RequestKind, answer: Answer<unknown>, operation: string = kind) =>
    note(kind, answer, operation)
  return { clock, backOff: { ...others, note: noteOne } }
}

test('requests that fail together wait for one time, and the next failure for a later one', () => {
  const { clock, backOff } = setupBackOff()
  expect(backOff.current()).toBeUndefined()
  for (let request = 0; request < 4; request += 1) backOff.note('change', noAnswer)
  expect(backOff.current()).toEqual({
    retryAt: start + 1_000,
    failure: { kind: 'unreachable', code: 'channel_unreachable' },
  })
  clock.now += 1_000
  expect(backOff.current()).toBeUndefined()
  backOff.note('change', noAnswer)
  expect(backOff.current()?.retryAt).toBe(start + 3_000)
})

test('the delay grows to five minutes, and begins anew after a success', () => {
  const { clock, backOff } = setupBackOff()
  const delays: number[] = []
  for (let attempt = 0; attempt < 10; attempt += 1) {
    backOff.note('probe', noAnswer)
    delays.push((backOff.current()?.retryAt ?? 0) - clock.now)
    clock.now += delays.at(-1) ?? 0
  }
  expect(delays).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300].map((seconds) => seconds * 1_000))
  backOff.note('probe', ok)
  backOff.note('probe', noAnswer)
  expect((backOff.current()?.retryAt ?? 0) - clock.now).toBe(1_000)
})

test('a question that always fails is asked ever more rarely, although others are answered', () => {
  const { clock, backOff } = setupBackOff()
  const delays: number[] = []
  for (let attempt = 0; attempt < 10; attempt += 1) {
    backOff.note('question', busy(), 'GetCustomerLoyaltyCards')
    delays.push((backOff.current()?.retryAt ?? 0) - clock.now)
    clock.now += delays.at(-1) ?? 0
    backOff.note('probe', ok, 'OrgUnits/GetOrgUnitConfiguration')
    backOff.note('question', ok, 'GetFeatureStates')
    expect(backOff.current()).toBeUndefined()
  }
  expect(delays.at(-1)).toBe(300_000)
  backOff.note('question', ok, 'GetCustomerLoyaltyCards')
  backOff.note('question', busy(), 'GetCustomerLoyaltyCards')
  expect((backOff.current()?.retryAt ?? 0) - clock.now).toBe(1_000)
})

test('a failure of half an hour ago says nothing about the next one', () => {
  const { clock, backOff } = setupBackOff()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    backOff.note('question', busy(), 'GetCustomerLoyaltyCards')
    clock.now = backOff.current()?.retryAt ?? 0
  }
  clock.now += 31 * 60_000
  backOff.note('probe', noAnswer)
  expect((backOff.current()?.retryAt ?? 0) - clock.now).toBe(1_000)
})

test('after an outage of changes they are tried one at a time, until one is processed', () => {
  const { clock, backOff } = setupBackOff()
  backOff.note('change', busy())
  clock.now += 1_000
  // A channel that answers questions may still refuse all changes.
  backOff.note('probe', ok)
  expect([backOff.current(), backOff.isOnTrial()]).toEqual([undefined, true])
  backOff.note('change', busy())
  expect(backOff.current()?.retryAt).toBe(clock.now + 2_000)
  backOff.note('change', ok)
  expect([backOff.current(), backOff.isOnTrial()]).toEqual([undefined, false])
})

test('Retry-After is obeyed up to fifteen minutes, also by one who does not want to wait', () => {
  const { clock, backOff } = setupBackOff()
  backOff.note('question', busy(3_600_000))
  backOff.skip()
  expect(backOff.current()).toMatchObject({ retryAt: start + 900_000, failure: { code: 'channel_busy' } })
  clock.now += 900_000
  expect(backOff.current()).toBeUndefined()
  backOff.note('question', busy())
  backOff.skip()
  expect(backOff.current()).toBeUndefined()
})

test('a device whose clock is set back does not wait until it has caught up', () => {
  const { clock, backOff } = setupBackOff()
  backOff.note('probe', noAnswer)
  clock.now -= 3_600_000
  expect(backOff.current()).toBeUndefined()
})

test('an answer from somebody else counts, except to a question that the channel may not know', () => {
  const { backOff } = setupBackOff()
  const foreign: Answer<never> = { kind: 'not-the-channel' }
  backOff.note('question', foreign)
  backOff.note('question', { kind: 'lost', reason: 'unreadable' })
  expect(backOff.current()).toBeUndefined()
  backOff.note('probe', foreign)
  expect(backOff.current()).toMatchObject({ failure: { code: 'channel_unreachable' } })
})

test('without a token, entries wait together; what else the channel answers does not count', () => {
  const { backOff } = setupBackOff(outageOfAnonymous)
  backOff.note('change', busy())
  expect(backOff.current()).toBeUndefined()
  backOff.note('change', { kind: 'unauthorized', code: 'token_needed' })
  expect(backOff.current()).toMatchObject({ failure: { kind: 'sign-in', code: 'token_needed' } })
})
