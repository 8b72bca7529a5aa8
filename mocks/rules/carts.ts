import type { CartRow } from '../model/internal-rows.ts'
import type { Rows } from '../model/tables.ts'
import { nextGuid } from '../tables/numbers.ts'
import type { Address } from '../wire/customer-parts.ts'
import { parseExtensions, type AddressDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import { createReader, definedFields, isObject, type JsonObject } from '../wire/json.ts'
import type { Cart } from '../wire/orders.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { isReadable, ownCustomers, type Caller } from './access.ts'
import { addressProblems } from './address-validation.ts'
import { buildAddress } from './build-customer.ts'
import { readAddressDraft } from './read-draft.ts'
import { readReceiptEmail } from './receipt-email.ts'
import { parseLines, withTotals } from './cart-lines.ts'
import { parseCharges } from './charges.ts'
import { refuseIfInvalid } from './customer-validation.ts'
import { customerOf, customerView, isTemporaryGuid } from './find-customer.ts'

/** An empty cart. That of a shopper belongs to its own customer. */
export function newCart(rows: Rows, caller: Caller): Cart {
  const [own] = caller.kind === 'shopper' ? ownCustomers(rows, caller) : []
  return {
    Id: nextGuid(rows),
    Version: 0,
    CustomerId: own?.account ?? '',
    ReceiptEmail: '',
    ShippingAddress: null,
    DeliveryMode: '',
    CustomerOrderModeValue: 0,
    Comment: '',
    CartLines: [],
    ChargeLines: [],
    ChargeAmount: 0,
    SubtotalAmount: 0,
    TotalAmount: 0,
    ExtensionProperties: [],
  }
}

/** The cart with the values of a body. Throws a `Refusal` for a value that is not valid or not allowed. */
export function changedCart(rows: Rows, cart: Cart, body: JsonObject, caller: Caller): Cart {
  const problems: ValidationResult[] = []
  const read = createReader(body, problems)
  // The key of a create, and an address that is none, are only checked here.
  read.text('Id')
  read.object('ShippingAddress')
  const changes = {
    ...read.values({ CustomerId: 'text', DeliveryMode: 'text', Comment: 'text' }),
    ...read.values({ CustomerOrderModeValue: 'int' }),
    ...definedFields({ ReceiptEmail: readReceiptEmail(rows, read, 'ReceiptEmail', problems) }),
  }
  const lines = read.list('CartLines')
  const charges = read.list('ChargeLines')
  const extensions = parseExtensions(read.list('ExtensionProperties'), problems)
  const next: Cart = {
    ...cart,
    ...changes,
    ...(lines && { CartLines: parseLines(rows, lines, problems, cart.CartLines) }),
    ...(charges && { ChargeLines: parseCharges(charges, problems) }),
    ...(extensions && { ExtensionProperties: extensions }),
  }
  if (next.CustomerId !== cart.CustomerId) checkCustomer(rows, next.CustomerId, caller)
  const withAddress = { ...next, ShippingAddress: shippingAddress(rows, next, body, problems) }
  refuseIfInvalid(problems)
  return withTotals(withAddress)
}

/** A cart that the caller may use. Throws a `Refusal` for every other one. */
export function cartOf(rows: Rows, caller: Caller, id: string): CartRow {
  const row = rows.get('carts', id)
  const isForeign = row?.subject && caller.kind === 'shopper' && row.subject !== caller.subject
  const isHidden = row?.subject && caller.kind === 'anonymous'
  if (!row || isForeign || isHidden) throw new Refusal('CartNotFound')
  return row
}

/** Throws a `Refusal` when the request was made for an older version of the cart. */
export function checkVersion({ Version }: Cart, cartVersion: unknown): void {
  if (typeof cartVersion === 'number' && cartVersion > 0 && cartVersion !== Version) {
    throw new Refusal('InvalidCartVersion', { reason: `The cart has version ${Version}, not ${cartVersion}` })
  }
}

/**
 * The address of a customer that an address in a body means: the one with its record id or id, else one with the same
 * content, because older clients know no ids.
 */
export function findAddress(draft: AddressDraft, { Addresses }: Customer): Address | undefined {
  const byId = Addresses.find(
    ({ Id, RecordId }) => (draft.RecordId && draft.RecordId === RecordId) || (draft.Id && draft.Id === Id),
  )
  return (
    byId ?? Addresses.find((address) => contentNames.every((name) => sameText(draft[name], address[name])))
  )
}

const contentNames = [
  'Name',
  'Street',
  'StreetNumber',
  'BuildingCompliment',
  'City',
  'County',
  'State',
  'ZipCode',
  'ThreeLetterISORegionName',
] as const

function sameText(left = '', right = ''): boolean {
  return left === right
}

function checkCustomer(rows: Rows, account: string, caller: Caller): void {
  if (account === '') return
  // [ours] Nobody can guess a temporary GUID: who knows it may order.
  if (!isTemporaryGuid(account) && !isReadable(rows, caller, account)) {
    throw new Refusal('AuthorizationFailed', { reason: `${caller.kind} may order only for its own customer` })
  }
  if (!customerOf(rows, account)) throw new Refusal('CustomerNotFound')
}

/** The address in a body. One that is none of the customer's must be complete. */
function shippingAddress(
  rows: Rows,
  { CustomerId, ShippingAddress: current }: Cart,
  body: JsonObject,
  problems: ValidationResult[],
): Address | null {
  if (!isObject(body.ShippingAddress)) return body.ShippingAddress === null ? null : current
  const draft = readAddressDraft(rows, body.ShippingAddress, problems, 'ShippingAddress.')
  const found = CustomerId ? customerOf(rows, CustomerId) : undefined
  const known = found && findAddress(draft, customerView(rows, found))
  if (known) return known
  const invalid = addressProblems([draft], 'complete')
  problems.push(...invalid.map((problem) => ({ ...problem, members: problem.members.map(ofCart) })))
  return buildAddress({ ...draft, RecordId: 0 })
}

function ofCart(member: string): string {
  return member.replace('Addresses[0]', 'ShippingAddress')
}
