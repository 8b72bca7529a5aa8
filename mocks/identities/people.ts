import type { NewIdentity, SignInChoice } from '../api/identities.ts'
import type { IdentityKind, IdentityRow } from '../model/identity-rows.ts'
import type { Rows } from '../model/tables.ts'
import { identitiesByEmail } from '../tables/indexes.ts'
import { nextGuid, nextRecordId } from '../tables/numbers.ts'
import { checkNames } from '../wire/checks.ts'
import { definedFields, isObject } from '../wire/json.ts'

export const identityFields = [
  'sub',
  'email',
  'name',
  'kind',
] as const satisfies readonly (keyof NewIdentity)[]

/** Makes an identity. Throws a RangeError when its `sub` is taken, and a TypeError for a value that is not valid. */
export function createIdentity(rows: Rows, identity: NewIdentity, defaultName = 'Anna Bianchi'): IdentityRow {
  checkNames('An identity', identity, identityFields)
  const { sub, email, name, kind } = identity
  const subject = checkText('sub', sub) ?? nextGuid(rows)
  if (rows.get('identities', subject)?.email !== undefined) {
    throw new RangeError(`There is an identity with the sub "${subject}" already`)
  }
  return putIdentity(rows, {
    // An identity that was made by a token without a signature keeps its customer.
    ...rows.get('identities', subject),
    subject,
    kind: checkKind(kind),
    email: checkEmail(email) ?? `shopper${nextRecordId(rows)}@example.com`,
    name: checkText('name', name) ?? defaultName,
  })
}

/** The identity with this `sub`, or else with this e-mail address, with the given values; a new one if there is none. */
export function findOrCreateIdentity(rows: Rows, who: NewIdentity): IdentityRow {
  checkNames('An identity', who, identityFields)
  const { sub, kind } = who
  const [subject, email, name] = [checkText('sub', sub), checkEmail(who.email), checkText('name', who.name)]
  const known = subject === undefined ? identityWithEmail(rows, email, kind) : rows.get('identities', subject)
  if (known?.email === undefined) return createIdentity(rows, who)
  const changes = definedFields({ name, kind: kind && checkKind(kind), email: subject && email })
  return putIdentity(rows, { ...known, ...changes })
}

/** Throws a TypeError unless the value is a choice. What else it says is left out. */
export function parseChoice(value: unknown): SignInChoice {
  const { sub, email, name, cancel } = isObject(value) ? value : {}
  if (cancel === true) return { cancel: true }
  if (typeof sub === 'string') return { sub }
  if (typeof email === 'string') return { email, ...(typeof name === 'string' && { name }) }
  throw new TypeError('A choice is {"email":"…"}, {"email":"…","name":"…"}, {"sub":"…"} or {"cancel":true}')
}

/**
 * The identity that was chosen on a sign-in page. Throws a TypeError when there is none. [ours] The scope `employee` is
 * for employees only: a new identity becomes one.
 */
export function chosenIdentity(rows: Rows, choice: SignInChoice, kind: IdentityKind): IdentityRow {
  if ('sub' in choice) {
    const known = rows.get('identities', choice.sub)
    if (known) return known
    throw new TypeError(`There is no identity with the sub "${choice.sub}"`)
  }
  if (!('email' in choice)) throw new TypeError('Choose an identity by sub or email, or cancel')
  const known = identityWithEmail(rows, checkEmail(choice.email), kind)
  return known ?? createIdentity(rows, { ...choice, kind }, '')
}

/** The claims about a person, as an ID token and the user info have them. */
export function claimsAbout({ subject, kind, email, name }: IdentityRow) {
  return {
    sub: subject,
    emails: email === undefined ? [] : [email],
    ...(name && { name }),
    ...(kind === 'employee' && { employee: true }),
  }
}

/** `kind`: absent, any kind. */
function identityWithEmail(rows: Rows, email: string | undefined, kind?: IdentityKind) {
  const found = email === undefined ? [] : identitiesByEmail.find(rows, email.toLowerCase())
  return found.find((one) => (kind ?? one.kind) === one.kind)
}

function putIdentity(rows: Rows, row: IdentityRow): IdentityRow {
  rows.put('identities', row.subject, row)
  return row
}

function checkKind(kind: IdentityKind = 'shopper'): IdentityKind {
  if (kind === 'shopper' || kind === 'employee') return kind
  throw new TypeError(`An identity is of the kind "shopper" or "employee", not "${String(kind)}"`)
}

function checkText(name: string, value: string | undefined): string | undefined {
  if (value === undefined || (typeof value === 'string' && value.trim())) return value?.trim()
  throw new TypeError(`${name} is a text that is not empty`)
}

function checkEmail(email: string | undefined): string | undefined {
  const text = checkText('email', email)
  if (text === undefined || /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text)) return text
  throw new TypeError(`"${text}" is not an e-mail address`)
}
