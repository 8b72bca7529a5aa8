import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Failure } from '../../../sdk/domain/failure.ts'
import { failureMessage, messagesFor } from '../../../sdk/messages/index.ts'
import { italian } from '../../../sdk/messages/it.ts'

const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('messages by locale', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  beforeEach(() => warn.mockClear())
  afterAll(() => warn.mockRestore())

  test.each([
    ['en', 'Pending sync'],
    ['it', 'In attesa di sincronizzazione'],
    ['it-CH', 'In attesa di sincronizzazione'],
    ['IT', 'In attesa di sincronizzazione'],
    ['de', 'Pending sync'],
    ['', 'Pending sync'],
  ])('uses for the locale "%s" the text "%s"', (locale, expected) => {
    expect(messagesFor(locale, { it: italian }).pendingSync).toBe(expected)
  })

  test('lets a site replace a text and add a language, and falls back for everything else', () => {
    const own = { it: { ...italian, pendingSync: 'Tra poco' }, de: { pendingSync: 'Wird synchronisiert' } }
    expect(messagesFor('it', own).pendingSync).toBe('Tra poco')
    expect(messagesFor('it', own).notAccepted).toBe('Non accettato')
    expect(messagesFor('de-AT', own).pendingSync).toBe('Wird synchronisiert')
    expect(messagesFor('de', own).notAccepted).toBe('Not accepted')
  })

  test('lets a site replace one message, for a language or for one of its regions', () => {
    const own = {
      it: { ...italian, failures: { ...italian.failures, channel_busy: 'Un attimo.' } },
      'it-CH': { fields: { country: 'Il Paese, per favore.' } },
    }
    const { failures, fields } = messagesFor('it-CH', own)
    expect([failures.channel_busy, fields.country]).toEqual(['Un attimo.', 'Il Paese, per favore.'])
    expect(failures.token_needed).toBe(italian.failures.token_needed)
    const withRegion = { ...own, 'it-CH': { failures: { token_needed: 'Accedi.' } } }
    expect(messagesFor('it-CH', withRegion).failures).toMatchObject({
      channel_busy: 'Un attimo.',
      token_needed: 'Accedi.',
    })
  })

  test('tells the developer once of a language without messages, and shows English', () => {
    for (const locale of ['fr', 'fr', 'en-GB', 'it', 'pt-BR'])
      messagesFor(locale, { it: italian, pt: { pendingSync: 'Aguardando' } })
    expect(messagesFor('fr').pendingSync).toBe('Pending sync')
    expect(warn.mock.calls).toEqual([[expect.stringContaining('no messages for "fr"')]])
  })

  test('translates every failure message into Italian', () => {
    const [en, it] = [messagesFor('en'), italian]
    const untranslated = Object.keys(en.failures).filter(
      (code) => en.failures[code as Failure['code']] === it.failures[code as Failure['code']],
    )
    expect(untranslated).toEqual([])
  })
})

test('shows the message of headquarters without GUIDs', () => {
  const failure: Failure = {
    kind: 'refused',
    code: 'headquarters_refused',
    channelMessage: `Customer ${guid} exists.`,
  }
  expect(failureMessage(failure, messagesFor('en'))).toBe('Customer Pending sync exists.')
})
