import { UserManager, type User } from 'oidc-client-ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** Runs the sample for oidc-client-ts of the guide to sign-in, with what it needs of a page. */

const user = { profile: { sub: 'ada' } } as User
const replaceState = vi.fn()
const storage = { getItem: () => null, setItem: () => {}, removeItem: () => {}, key: () => null, length: 0 }

beforeEach(() => {
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('history', { state: 'of-the-router', replaceState })
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  replaceState.mockReset()
})

/** Opens a page of the shop, and returns the shopper that the sample finds. */
async function open(search: string) {
  const href = `https://shop.example/${search}`
  vi.stubGlobal('location', { href, origin: 'https://shop.example', pathname: '/', search })
  const { signedIn } = await import('../consumers/sign-in/oidc-client.ts')
  return signedIn()
}

test('takes the answer of the provider once, and removes it from the address', async () => {
  const callback = vi.spyOn(UserManager.prototype, 'signinCallback').mockResolvedValue(user)
  vi.spyOn(UserManager.prototype, 'getUser').mockResolvedValue(null)
  expect(await open('?code=1&state=2')).toMatchObject({ id: 'ada' })
  expect(callback).toHaveBeenCalledWith('https://shop.example/?code=1&state=2')
  expect(replaceState).toHaveBeenCalledWith('of-the-router', '', '/')
})

test('a page without an answer asks for the stored user only', async () => {
  const callback = vi.spyOn(UserManager.prototype, 'signinCallback')
  vi.spyOn(UserManager.prototype, 'getUser').mockResolvedValue(user)
  expect(await open('?code=voucher')).toMatchObject({ id: 'ada' })
  expect(callback).not.toHaveBeenCalled()
  expect(replaceState).not.toHaveBeenCalled()
})

test.each(['?code=used-before&state=2', '?error=access_denied&state=2'])(
  'keeps who was signed in when the provider answers %s',
  async (search) => {
    vi.spyOn(UserManager.prototype, 'signinCallback').mockRejectedValue(new Error('No matching state'))
    const getUser = vi.spyOn(UserManager.prototype, 'getUser').mockResolvedValue(user)
    expect(await open(search)).toMatchObject({ id: 'ada' })
    getUser.mockResolvedValue(null)
    expect(await open(search)).toBeUndefined()
    expect(replaceState).toHaveBeenCalledTimes(2)
  },
)
