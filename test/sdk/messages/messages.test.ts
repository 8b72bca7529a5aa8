import { describe, expect, test } from 'vitest'
import type { Failure } from '../../../sdk/domain/failure.ts'
import { failureMessage, messagesFor } from '../../../sdk/messages/index.ts'

const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('the language of messages', () => {
  test.each([
    ['en', 'Pending sync'],
    ['it', 'In attesa di sincronizzazione'],
    ['it-CH', 'In attesa di sincronizzazione'],
    ['IT', 'In attesa di sincronizzazione'],
    ['de', 'Pending sync'],
    ['', 'Pending sync'],
  ])('%s → %s', (locale, expected) => {
    expect(messagesFor(locale).pendingSync).toBe(expected)
  })

  test('a site may replace a word, and bring a language; the rest falls back', () => {
    const own = { it: { pendingSync: 'Tra poco' }, de: { pendingSync: 'Wird synchronisiert' } }
    expect(messagesFor('it', own).pendingSync).toBe('Tra poco')
    expect(messagesFor('it', own).notAccepted).toBe('Non accettato')
    expect(messagesFor('de-AT', own).pendingSync).toBe('Wird synchronisiert')
    expect(messagesFor('de', own).notAccepted).toBe('Not accepted')
  })

  test('one message may be replaced, for a language and for one of its regions', () => {
    const own = {
      it: { failures: { channel_busy: 'Un attimo.' } },
      'it-CH': { fields: { country: 'Il Paese, per favore.' } },
    }
    const { failures, fields } = messagesFor('it-CH', own)
    expect([failures.channel_busy, fields.country]).toEqual(['Un attimo.', 'Il Paese, per favore.'])
    expect(failures.token_needed).toBe(messagesFor('it').failures.token_needed)
    const twice = { ...own, 'it-CH': { failures: { token_needed: 'Accedi.' } } }
    expect(messagesFor('it-CH', twice).failures).toMatchObject({
      channel_busy: 'Un attimo.',
      token_needed: 'Accedi.',
    })
  })

  test('Italian leaves no message in English', () => {
    const [en, it] = [messagesFor('en'), messagesFor('it')]
    const same = Object.keys(en.failures).filter(
      (code) => en.failures[code as Failure['code']] === it.failures[code as Failure['code']],
    )
    expect(same).toEqual([])
  })
})

test('what headquarters said is shown, without any GUID in it', () => {
  const failure: Failure = {
    kind: 'refused',
    code: 'headquarters_refused',
    channelMessage: `Customer ${guid} exists.`,
  }
  expect(failureMessage(failure, messagesFor('en'))).toBe('Customer Pending sync exists.')
})
