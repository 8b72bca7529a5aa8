import type { Caller } from '../domain/identity.ts'
import type { Environment } from '../environment.ts'
import { withinTime } from '../time-limit.ts'
import { parseJson } from './json.ts'

/** The permission to send requests, or the reason why there is none. */
export type Authorization =
  | {
      readonly kind: 'granted'
      readonly caller: Caller
      readonly token?: string
      /** A digest of the token: it may be stored, the token may not. */
      readonly tokenId?: string
    }
  | { readonly kind: 'missing'; readonly code: 'token_needed' | 'other_identity' }

export type Granted = Extract<Authorization, { readonly kind: 'granted' }>

export interface Credentials {
  /**
   * Resolves with the permission for the next requests. Never rejects. A token with the digest `rejectedTokenId` is none:
   * the site hears of it, also on a later visit, and is asked for another one.
   */
  authorize(rejectedTokenId?: string): Promise<Authorization>
  /**
   * Call when the channel did not accept a token. After 401 it is not sent again; after 403 other entries may still be
   * allowed. Either way the site hears of it when it is asked for the next token.
   */
  noteRejected(token: string, status: 401 | 403): void
}

/** Returns the ID token of the shopper. `rejected` is a token that the channel did not accept. */
export type GetIdToken = (context: {
  readonly rejected?: string
}) => string | undefined | Promise<string | undefined>

/**
 * The longest time `getIdToken` may take, in milliseconds. The site may be waiting for a person, and an entry must not hold
 * up the others.
 */
const longestTokenWaitMs = 5_000

const tokenNeeded = { kind: 'missing', code: 'token_needed' } as const

/** True for a text that a header can carry, such as a token. Source: RFC 9110 §5.5. */
export function isHeaderText(text: string): boolean {
  return /^[ -~]+$/.test(text)
}

/** Credentials that need no token. */
export function credentialsOf(caller: 'guest' | 'application'): Credentials {
  return { authorize: async () => ({ kind: 'granted', caller }), noteRejected() {} }
}

/** The shopper, whose site is asked for tokens. */
interface TokenHolder {
  readonly getIdToken: GetIdToken
  isOwnIdentity(identity: string): Promise<boolean>
  /** Called with the error of `getIdToken` or `isOwnIdentity`, and with a `TimeoutError`. */
  onError(error: unknown): void
}

/** The credentials of one shopper. A token of another identity is never sent. */
export function createShopperCredentials(shopper: TokenHolder, environment: Environment): Credentials {
  let rejected: { readonly token: string; readonly isUseless: boolean } | undefined
  let checked: { readonly token: string; readonly authorization: Authorization } | undefined

  function readToken(): Promise<string | undefined> {
    return withinTime(
      environment,
      longestTokenWaitMs,
      async () => shopper.getIdToken(rejected ? { rejected: rejected.token } : {}),
      () => {
        throw new DOMException('getIdToken took too long.', 'TimeoutError')
      },
    )
  }

  async function authorizeOnce(): Promise<Authorization> {
    const given: unknown = await readToken()
    const token = typeof given === 'string' ? given.trim() : ''
    const isUseless = rejected?.isUseless && rejected.token === token
    return isHeaderText(token) && !isUseless ? check(token) : tokenNeeded
  }

  async function check(token: string): Promise<Authorization> {
    if (checked?.token === token) return checked.authorization
    const identity = identityOf(token)
    const isOwn = identity === undefined || (await shopper.isOwnIdentity(identity))
    const authorization: Authorization = isOwn
      ? { kind: 'granted', caller: 'shopper', token, tokenId: await environment.digest(token) }
      : { kind: 'missing', code: 'other_identity' }
    checked = { token, authorization }
    return authorization
  }

  return {
    async authorize(rejectedTokenId) {
      try {
        const first = await authorizeOnce()
        if (!isRejected(first, rejectedTokenId)) return first
        rejected = { token: first.token, isUseless: false }
        const second = await authorizeOnce()
        return isRejected(second, rejectedTokenId) ? tokenNeeded : second
      } catch (error) {
        // The site could not say, or the device cannot tell whose token it is.
        shopper.onError(error)
        return tokenNeeded
      }
    },
    noteRejected(token, status) {
      rejected = { token, isUseless: status === 401 }
    },
  }
}

function isRejected(
  authorization: Authorization,
  rejectedTokenId: string | undefined,
): authorization is Granted & { readonly token: string } {
  return (
    authorization.kind === 'granted' &&
    authorization.tokenId !== undefined &&
    authorization.tokenId === rejectedTokenId
  )
}

/** The issuer and subject of a JSON Web Token; `undefined` if it is no such token. Source: RFC 7519. */
function identityOf(token: string): string | undefined {
  const claims = parseJson(decodeBase64Url(token.split('.')[1] ?? ''))
  if (typeof claims !== 'object' || claims === null || !('iss' in claims) || !('sub' in claims))
    return undefined
  return JSON.stringify([claims.iss, claims.sub])
}

function decodeBase64Url(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}
