import type { NewIdentity, SignIn } from '../api/identities.ts'
import { checkRange, ranges } from '../model/ranges.ts'
import { checkTypes, isListOf, isText, type Check, type Checks } from '../wire/checks.ts'
import { isObject } from '../wire/json.ts'

/**
 * Throws a TypeError or a RangeError for an option of a sign-in that makes no sense in a token. A claim that is
 * `undefined` is left out of the token.
 */
export function checkSignIn(given: {
  readonly [Name in Exclude<keyof SignIn, keyof NewIdentity>]: unknown
}): void {
  checkTypes(given, types, (name) => name)
  if (given.expiresInMs !== undefined) checkRange('expiresInMs', given.expiresInMs, ranges.expiresInMs)
  checkTypes(Object(given.claims), claimTypes, (name) => `claims.${name}`)
}

const text: Check = { isValid: isText, values: 'a text' }
const seconds: Check = { isValid: Number.isFinite, values: 'a number of seconds since the epoch' }

const types: Checks = {
  clientId: text,
  claims: { isValid: isObject, values: 'an object with claims' },
}

/** Source: OpenID Connect Core 1.0, sections 2 and 5.1; `emails` is the claim of Azure AD B2C. */
const claimTypes: Checks = {
  sub: { isValid: (value) => isText(value) && value !== '', values: 'a text that is not empty' },
  iss: text,
  aud: { isValid: (value) => isText(value) || isListOf(value, isText), values: 'a text or a list of texts' },
  exp: seconds,
  iat: seconds,
  nbf: seconds,
  auth_time: seconds,
  nonce: text,
  name: text,
  email: text,
  emails: { isValid: (value) => isListOf(value, isText), values: 'a list of texts' },
  employee: { isValid: (value) => typeof value === 'boolean', values: 'true or false' },
}
