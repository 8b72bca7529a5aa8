import { describe, expect, test } from 'vitest'
import { readErrorAnswer } from '../../../sdk/wire/answer.ts'
import { refusalBody } from '../../support/samples.ts'

describe('reading what a channel refuses', () => {
  test('the double JSON form, with the fields it names', () => {
    const body = refusalBody('AggregateValidationError', 'Check your data', [
      { ErrorResourceId: 'Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress', MemberNames: ['Email'] },
      {
        ErrorResourceId: 'Microsoft_Dynamics_Commerce_Runtime_RequiredValueNotFound',
        MemberNames: ['LastName'],
      },
    ])
    expect(readErrorAnswer(400, body, undefined)).toEqual({
      kind: 'refused',
      error: {
        status: 400,
        resourceId: 'Microsoft_Dynamics_Commerce_Runtime_AggregateValidationError',
        message: 'Check your data',
        fields: [
          { path: 'email', problem: 'email' },
          { path: 'lastName', problem: 'required' },
        ],
      },
    })
  })

  test.each(['', 'not JSON', '{}', '{"Exception":"not JSON"}', '{"Exception":"null"}', '[]'])(
    'a refusal with the unreadable body %j is still a refusal',
    (body) => {
      expect(readErrorAnswer(400, body, undefined)).toEqual({
        kind: 'refused',
        error: { status: 400, fields: [] },
      })
    },
  )

  test.each(['HeadquarterCommunicationFailure', 'TransactionServiceTimeOut'])(
    '%s: the call failed on the way, whatever the status',
    (id) => {
      for (const status of [400, 500, 503]) {
        expect(readErrorAnswer(status, refusalBody(id), undefined)).toEqual({ kind: 'communication-failed' })
      }
    },
  )

  test.each([425, 429, 503])('%i: certainly not processed', (status) => {
    expect(readErrorAnswer(status, '', 3_000)).toEqual({ kind: 'busy', retryAfterMs: 3_000 })
  })

  test.each([408, 500, 502, 504])('%i: perhaps processed', (status) => {
    expect(readErrorAnswer(status, '', undefined).kind).toBe('lost')
  })

  test('401: a token is needed', () => {
    expect(readErrorAnswer(401, '', undefined)).toEqual({ kind: 'unauthorized' })
  })
})
