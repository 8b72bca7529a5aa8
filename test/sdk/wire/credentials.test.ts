import { expect, test, vi } from 'vitest'
import { browserEnvironment, type Environment } from '../../../sdk/environment.ts'
import { createShopperCredentials, type GetIdToken } from '../../../sdk/wire/credentials.ts'

const toToken = (claims: object) => ['e30', btoa(JSON.stringify(claims)).replaceAll('=', ''), ''].join('.')

function setupCredentials(
  getIdToken: GetIdToken,
  isOwnIdentity = async (_identity: string) => true,
  environment: Partial<Environment> = {},
) {
  const onError = vi.fn<(error: unknown) => void>()
  const shopper = { getIdToken, isOwnIdentity, onError }
  return { ...createShopperCredentials(shopper, { ...browserEnvironment(), ...environment }), onError }
}

test('grants requests with the token, and with a digest that may be stored', async () => {
  const authorization = await setupCredentials(() => 'T1').authorize()
  expect(authorization).toEqual({
    kind: 'granted',
    caller: 'shopper',
    token: 'T1',
    tokenId: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
})

test('sends a token without the blanks around it', async () => {
  expect(await setupCredentials(() => ' T1\n').authorize()).toMatchObject({ token: 'T1' })
})

test.each([
  ['returns none', () => undefined],
  ['returns a blank one', () => ''],
  ['returns one that no header can carry', () => 'a\nb'],
  ['returns something else', () => ({ idToken: 'T1' }) as never],
  ['throws', () => Promise.reject(new Error('signed out'))],
])('needs a token if the site %s', async (_what, getIdToken) => {
  expect(await setupCredentials(getIdToken).authorize()).toEqual({ kind: 'missing', code: 'token_needed' })
})

test('passes the error of the site on', async () => {
  const error = new Error('signed out')
  const credentials = setupCredentials(() => Promise.reject(error))
  await credentials.authorize()
  expect(credentials.onError.mock.calls).toEqual([[error]])
})

test('does not wait longer than five seconds for a token, and says so', async () => {
  const after: Environment['after'] = (ms, run) => (ms === 5_000 && run(), () => {})
  const { authorize, onError } = setupCredentials(() => new Promise(() => {}), undefined, { after })
  expect(await authorize()).toEqual({ kind: 'missing', code: 'token_needed' })
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'TimeoutError' }))
})

test('checks the issuer and the subject of a token, once for each token', async () => {
  const isOwnIdentity = vi.fn(async (identity: string) => identity.includes('ada'))
  let token = toToken({ iss: 'https://id.example', sub: 'ada', name: 'Zoë' })
  const credentials = setupCredentials(() => token, isOwnIdentity)
  expect(await credentials.authorize()).toMatchObject({ kind: 'granted', token })
  await credentials.authorize()
  expect(isOwnIdentity.mock.calls).toEqual([['["https://id.example","ada"]']])
  token = toToken({ iss: 'https://id.example', sub: 'bruno' })
  expect(await credentials.authorize()).toEqual({ kind: 'missing', code: 'other_identity' })
})

test('does not send a token that the channel answered with 401 again, and tells the site', async () => {
  const getIdToken = vi.fn<GetIdToken>(() => 'stale')
  const credentials = setupCredentials(getIdToken)
  await credentials.authorize()
  credentials.noteRejected('stale', 401)
  expect(await credentials.authorize()).toEqual({ kind: 'missing', code: 'token_needed' })
  getIdToken.mockReturnValue('fresh')
  expect(await credentials.authorize()).toMatchObject({ kind: 'granted', token: 'fresh' })
  expect(getIdToken.mock.calls).toEqual([[{}], [{ rejected: 'stale' }], [{ rejected: 'stale' }]])
})

test('may send a token that the channel answered with 403: another request may be allowed', async () => {
  const credentials = setupCredentials(() => 'T1')
  credentials.noteRejected('T1', 403)
  expect(await credentials.authorize()).toMatchObject({ kind: 'granted', token: 'T1' })
})

test('tells the site of a token that the channel rejected on an earlier visit, and takes the next one', async () => {
  const earlier = await setupCredentials(() => 'stale').authorize()
  const staleId = earlier.kind === 'granted' ? earlier.tokenId : undefined
  const getIdToken = vi.fn<GetIdToken>(({ rejected }) => (rejected === 'stale' ? 'fresh' : 'stale'))
  expect(await setupCredentials(getIdToken).authorize(staleId)).toMatchObject({ token: 'fresh' })
  expect(getIdToken.mock.calls).toEqual([[{}], [{ rejected: 'stale' }]])
  const stubborn = setupCredentials(() => 'stale')
  expect(await stubborn.authorize(staleId)).toEqual({ kind: 'missing', code: 'token_needed' })
})
