import { describe, expect, test } from 'vitest'
import { readErrorAnswer } from '../../../sdk/wire/answer.ts'
import { refusalBody } from '../../support/samples.ts'

describe('reading an error answer', () => {
  test('reads JSON within JSON, with the fields it names', () => {
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
    'reads a refusal with the unreadable body %j as a refusal',
    (body) => {
      expect(readErrorAnswer(400, body, undefined)).toEqual({
        kind: 'refused',
        error: { status: 400, fields: [] },
      })
    },
  )

  test.each(['HeadquarterCommunicationFailure', 'TransactionServiceTimeOut'])(
    'reads %s as a failed real-time call, whatever the status',
    (id) => {
      for (const status of [400, 500, 503]) {
        expect(readErrorAnswer(status, refusalBody(id), undefined)).toEqual({ kind: 'communication-failed' })
      }
    },
  )

  test.each([425, 429, 503])('reads %i as busy: the request was not processed', (status) => {
    expect(readErrorAnswer(status, '', 3_000)).toEqual({ kind: 'busy', retryAfterMs: 3_000 })
  })

  test.each([408, 500, 502, 504])(
    'reads %i as a lost answer: the request may have been processed',
    (status) => {
      expect(readErrorAnswer(status, '', undefined).kind).toBe('lost')
    },
  )

  test('reads 401 as unauthorized: a token is needed', () => {
    expect(readErrorAnswer(401, '', undefined)).toEqual({ kind: 'unauthorized', code: 'token_needed' })
  })
})
