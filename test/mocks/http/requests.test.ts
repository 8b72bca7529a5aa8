import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import type { Tables } from '../../../mocks/model/tables.ts'
import { anna, ask, errorOf } from '../client.ts'

describe('unusable requests', () => {
  const hq = createHeadquarters()
  const post = (body: unknown, headers = {}) => ask(hq.fetch, 'POST', 'Customers', body, { headers })

  test.each([
    ['malformed JSON', '{"FirstName": ', {}, 400, 'MalformedRequest'],
    ['a JSON list', '[]', {}, 400, 'MalformedRequest'],
    ['JSON null', 'null', {}, 400, 'MalformedRequest'],
    ['another content type', 'FirstName=Anna', { 'Content-Type': 'text/plain' }, 415, 'UnsupportedMediaType'],
    ['five megabytes', JSON.stringify({ FirstName: 'x'.repeat(5e6) }), {}, 413, 'RequestTooLarge'],
    ['an empty body', '', {}, 400, 'AggregateValidationError'],
    ['a token of another scheme', '{}', { Authorization: 'Basic YTpi' }, 401, 'AuthenticationFailed'],
    ['a missing OUN', '{}', { OUN: '' }, 401, 'OperatingUnitNumberNotFound'],
    ['an unknown OUN', '{}', { OUN: '999' }, 401, 'OperatingUnitNumberNotFound'],
  ])('rejects %s without a stack trace', async (_problem, body, headers, status, id) => {
    const answer = await post(body, headers)
    expect([answer.status, errorOf(answer).id]).toEqual([status, id])
    expect(answer.text).not.toMatch(/\bat .*\.[jt]s:|node_modules/)
    expect((await hq.tables.read()).channel.customers).toEqual([])
  })

  test('reports that the storage fails, without the details', async () => {
    const broken: Tables = {
      change: () => Promise.reject(new Error('disk 7 is on fire')),
      read: () => Promise.reject(new Error('disk 7 is on fire')),
      watch: () => () => {},
      close: async () => {},
    }
    const { fetch, log } = createHeadquarters({ tables: broken })
    const answer = await ask(fetch, 'POST', 'Customers', anna)
    expect([answer.status, errorOf(answer).id, errorOf(answer).type]).toEqual([
      500,
      'StorageUnavailable',
      'StorageException',
    ])
    expect(answer.text).not.toContain('disk 7')
    expect(log.get().at(-1)).toMatchObject({ notes: ['disk 7 is on fire'] })
  })

  test('answers an unknown operation with 404 and a wrong method with 405', async () => {
    const unknown = await ask(hq.fetch, 'GET', 'Shifts()')
    expect([unknown.status, errorOf(unknown).id]).toEqual([404, 'UnknownOperation'])
    const method = await ask(hq.fetch, 'GET', 'Customers/Search')
    expect([method.status, errorOf(method).id]).toEqual([405, 'MethodNotAllowed'])
    const elsewhere = await hq.fetch(new Request('https://channel.example/elsewhere'))
    expect(elsewhere.status).toBe(404)
  })
})

describe('a method that a resource does not have', () => {
  test.each([
    ['GET', 'Customers/Search', 'POST', 'Customers/Search is called with POST'],
    ['PATCH', 'Customers', 'POST, GET, HEAD', "PATCH Customers needs a key, as in Customers('1')"],
    ['DELETE', "Customers('1')", 'PATCH, GET, HEAD', 'Customers is called with PATCH or GET'],
    ['POST', "Customers('1')", 'PATCH, GET, HEAD', 'POST Customers takes no key'],
    ['DELETE', '$metadata', 'GET, HEAD', 'not with this method'],
    ['PUT', '$batch', 'POST', 'not with this method'],
  ])('%s %s is refused with the header Allow', async (method, path, allow, reason) => {
    const hq = createHeadquarters()
    const answer = await ask(hq.fetch, method, path)
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, allow])
    expect(hq.log.get().at(-1)).toMatchObject({ notes: [expect.stringContaining(reason)] })
  })
})

describe('errors', () => {
  test('have an Exception that is JSON inside JSON, and the correlation id of the request', async () => {
    const hq = createHeadquarters()
    const headers = { RequestId: 'r-7' }
    const answer = await ask(hq.fetch, 'POST', 'Customers', { ...anna, Email: 'anna' }, { headers })
    expect(answer.body).toMatchObject({ TypeName: 'DataValidationException', CorrelationId: 'r-7' })
    expect(JSON.parse(String(answer.body.Exception))).toMatchObject({
      ErrorResourceId: 'Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress',
      LocalizedMessage: 'The e-mail address is not valid.',
    })
  })

  test.each([
    ['it', "L'indirizzo e-mail non è valido."],
    ['it-IT,en;q=0.5', "L'indirizzo e-mail non è valido."],
    ['en;q=0.2,it;q=0.9', "L'indirizzo e-mail non è valido."],
    ['de,en;q=0.5', 'The e-mail address is not valid.'],
    ['', 'The e-mail address is not valid.'],
  ])('are in the language of the request: %s', async (language, message) => {
    const hq = createHeadquarters()
    const headers = { 'Accept-Language': language }
    const answer = await ask(hq.fetch, 'POST', 'Customers', { ...anna, Email: 'anna' }, { headers })
    expect(errorOf(answer).message).toBe(message)
  })
})

describe('the parameters of an action', () => {
  const hq = createHeadquarters()
  const criteria = 'CustomerSearchByFieldCriteria'
  test.each([
    ['Customers/Search', { customerSearchCriteria: 'anna' }, 'customerSearchCriteria'],
    ['Customers/Search', { customerSearchCriteria: { Keyword: 7 } }, 'customerSearchCriteria.Keyword'],
    [
      'Customers/Search',
      { customerSearchCriteria: { Keyword: 'anna', SearchLocationValue: '1' } },
      'customerSearchCriteria.SearchLocationValue',
    ],
    ['Customers/SearchByFields', { [criteria]: { Criteria: ['x'] } }, `${criteria}.Criteria[0]`],
    [
      'Customers/SearchByFields',
      { [criteria]: { Criteria: [{ SearchTerm: 'x', SearchField: 'Name' }] } },
      `${criteria}.Criteria[0].SearchField`,
    ],
    ['Customers/GetByAccountNumbers', { accountNumbers: ['1', 2] }, 'accountNumbers[1]'],
    [
      'Customers/GetByAccountNumbers',
      { accountNumbers: ['1'], searchLocationValue: 1.5 },
      'searchLocationValue',
    ],
    ['GetFeatureStates', { featureNames: [null] }, 'featureNames[0]'],
    ['GetStateProvinces', { countryRegionId: 39 }, 'countryRegionId'],
    ['IssueLoyaltyCard', { loyaltyCard: { CustomerAccount: 7 } }, 'loyaltyCard.CustomerAccount'],
    ['GetCustomerLoyaltyCards', { accountNumber: ['1'] }, 'accountNumber'],
  ])('%s refuses %j, and names %s', async (path, body, member) => {
    const token = `id_token ${await hq.identities.signIn({ kind: 'employee' })}`
    const refused = await ask(hq.fetch, 'POST', path, body, { headers: { Authorization: token } })
    expect(refused.status).toBe(400)
    expect(errorOf(refused)).toMatchObject({ id: 'InvalidFormat', results: [{ MemberNames: [member] }] })
  })
})
