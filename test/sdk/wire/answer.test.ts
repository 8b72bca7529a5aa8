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
    expect(readErrorAnswer({ status: 400, body })).toEqual({
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

  test.each([
    '{"Exception":"not JSON"}',
    '{"Exception":"null"}',
    '{"Message":"No"}',
    '{"error":{"code":"","message":"No"}}',
    '{"odata.error":{"code":"","message":{"lang":"en","value":"No"}}}',
  ])('reads a refusal in the form of the service as a refusal, even if it names no reason: %j', (body) => {
    expect(readErrorAnswer({ status: 400, body })).toEqual({
      kind: 'refused',
      error: { status: 400, fields: [] },
    })
  })

  test('reads no status below 400 as a refusal: it sends elsewhere', () => {
    expect(readErrorAnswer({ status: 306, body: '{"Exception":"{}"}' })).toEqual({ kind: 'not-the-channel' })
  })

  test.each(['HeadquarterCommunicationFailure', 'TransactionServiceTimeOut'])(
    'reads %s as a failed real-time call, whatever the status',
    (id) => {
      for (const status of [400, 500, 503]) {
        expect(readErrorAnswer({ status, body: refusalBody(id) })).toEqual({ kind: 'communication-failed' })
        const body = refusalBody(id).replace('Microsoft_Dynamics_Commerce_Runtime_', '')
        expect(readErrorAnswer({ status, body })).toEqual({ kind: 'communication-failed' })
      }
    },
  )

  test.each([425, 429, 503])('reads %i as busy: the request was not processed', (status) => {
    expect(readErrorAnswer({ status, body: '', retryAfterMs: 3_000 })).toEqual({
      kind: 'busy',
      retryAfterMs: 3_000,
    })
  })

  test.each([408, 500, 502, 504])(
    'reads %i as a lost answer: the request may have been processed',
    (status) => {
      expect(readErrorAnswer({ status, body: '' }).kind).toBe('lost')
    },
  )

  test.each([0, 302, 307, 400, 401, 403, 404, 405, 407, 411, 413, 431, 451, 511])(
    'reads %i without the form of the service as the answer of somebody else: not processed, and no refusal',
    (status) => {
      for (const body of ['', '<!doctype html><title>Portal</title>', '{}', '[]', 'null'])
        expect(readErrorAnswer({ status, body })).toEqual({ kind: 'not-the-channel' })
    },
  )

  test.each([
    [403, '{"error":"Forbidden"}'],
    [
      404,
      '{"timestamp":"2026-11-27T18:00:00Z","status":404,"error":"Not Found","path":"/Commerce/Customers"}',
    ],
    [400, '{"error":{}}'],
    [403, '{"error":{"code":403,"message":"Blocked","status":"PERMISSION_DENIED"}}'],
    [403, '{"error":null,"Exception":null,"Message":null}'],
    [403, '{"Exception":{"message":"Blocked"}}'],
    [403, '{"Message":"User is not authorized to access this resource with an explicit deny"}'],
    [404, '{"Message":"No HTTP resource was found that matches the request URI."}'],
    [405, '{"Message":"The requested resource does not support http method \'POST\'."}'],
    [413, '{"Message":"Request Entity Too Large"}'],
    [403, '{"message":"Forbidden"}'],
    [403, '{"success":false,"errors":[{"code":1020}]}'],
    [400, '{"fault":{"faultstring":"Blocked"}}'],
    [403, '"Exception"'],
  ])('reads %i with the JSON of a gateway as the answer of somebody else: %s', (status, body) => {
    expect(readErrorAnswer({ status, body })).toEqual({ kind: 'not-the-channel' })
  })

  test('reads 401 as unauthorized: to a request with a token in any form, to one without in that of the service', () => {
    const unauthorized = { kind: 'unauthorized', code: 'token_needed' }
    expect(readErrorAnswer({ status: 401, body: '', hadToken: true })).toEqual(unauthorized)
    expect(readErrorAnswer({ status: 401, body: refusalBody('UserNotAuthorized') })).toEqual(unauthorized)
  })
})
