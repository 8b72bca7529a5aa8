import type { CartRow } from '../model/internal-rows.ts'
import type { Rows } from '../model/tables.ts'
import { parseLines, withTotals } from '../rules/cart-lines.ts'
import { parseTenderLines } from '../rules/charges.ts'
import { cartOf, changedCart, checkVersion, newCart } from '../rules/carts.ts'
import { refuseIfInvalid } from '../rules/customer-validation.ts'
import {
  customerOfCart,
  orderView,
  placeOrder,
  refuseSyncOrderOfPending,
  syncOrder,
  type Checkout,
} from '../rules/orders.ts'
import { readReceiptEmail } from '../rules/receipt-email.ts'
import { createReader, type JsonObject } from '../wire/json.ts'
import type { Cart, CartLine } from '../wire/orders.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { allCallers, requireAnswer, type MatchedRequest, type Operation } from './operation.ts'

/** Carts, as far as a checkout needs them. Everybody can have one. */

export const createCart: Operation = {
  name: 'POST Carts',
  key: 'keyless',
  allowedCallers: allCallers,
  returns: 'Cart',
  run(rows, { body, caller }) {
    const id = typeof body.Id === 'string' ? body.Id.trim() : ''
    if (id && rows.get('carts', id)) throw new Refusal('DuplicateObject')
    const cart = changedCart(rows, { ...newCart(rows, caller), ...(id && { Id: id }) }, body, caller)
    const subject = caller.kind === 'shopper' ? { subject: caller.subject } : {}
    rows.put('carts', cart.Id, { id: cart.Id, ...subject, cart })
    return { kind: 'entity', value: cart, status: 201 }
  },
}

export const readCart: Operation = {
  name: 'GET Carts',
  key: 'keyed',
  allowedCallers: allCallers,
  returns: 'Cart',
  run: (rows, { caller, key = '' }) => ({ kind: 'entity', value: cartOf(rows, caller, key).cart }),
}

/** Sets the customer, the delivery address, the e-mail address or the lines of a cart. */
export const editCart: Operation = {
  name: 'PATCH Carts',
  key: 'keyed',
  allowedCallers: allCallers,
  returns: 'Cart',
  run(rows, request) {
    const row = cartOf(rows, request.caller, request.key ?? '')
    checkVersion(row.cart, request.body.Version)
    return stored(rows, row, changedCart(rows, row.cart, request.body, request.caller))
  },
}

const lineParameters = { cartLines: 'CartLine[]', cartVersion: 'long' } as const

export const addCartLines = lineOperation('AddCartLines', lineParameters, (rows, { CartLines }, body) => {
  const problems: ValidationResult[] = []
  const added = parseLines(rows, linesIn(body, problems), problems)
  refuseIfInvalid(problems)
  return [...CartLines, ...added]
})

export const updateCartLines = lineOperation(
  'UpdateCartLines',
  lineParameters,
  (rows, { CartLines }, body) => {
    const problems: ValidationResult[] = []
    const changed = parseLines(rows, linesIn(body, problems), problems, CartLines)
    refuseIfInvalid(problems)
    return CartLines.map((line) => changed.find(({ LineId }) => LineId === line.LineId) ?? line)
  },
)

export const removeCartLines = lineOperation(
  'RemoveCartLines',
  { cartLineIds: 'text[]', cartVersion: 'long' },
  (_rows, { CartLines }, { cartLineIds }) => {
    const removed = Array.isArray(cartLineIds) ? cartLineIds : []
    return CartLines.filter(({ LineId }) => !removed.includes(LineId))
  },
)

/** Makes an order of a cart, which is gone then. [ours] Payments are stored, but not checked. */
export const checkout: Operation = {
  name: 'POST Carts/Checkout',
  key: 'keyed',
  allowedCallers: allCallers,
  parameters: {
    receiptEmail: 'text',
    tokenizedPaymentCard: 'TokenizedPaymentCard',
    receiptNumberSequence: 'text',
    cartTenderLines: 'CartTenderLine[]',
    cartVersion: 'long',
  },
  returns: 'SalesOrder',
  plan: (rows, request) =>
    checkedCart(rows, request).CustomerOrderModeValue === syncOrder ? 'real-time' : 'local',
  run(rows, request) {
    const cart = checkedCart(rows, request)
    if (cart.CustomerOrderModeValue === syncOrder) requireAnswer(request)
    const order = placeOrder(rows, cart, checkoutIn(rows, request.body), request.now)
    rows.delete('carts', cart.Id)
    return { kind: 'entity', value: orderView(rows, order) }
  },
}

/** The cart of a checkout. Throws a `Refusal` when no order can be made of it. */
function checkedCart(rows: Rows, { caller, key = '', body }: MatchedRequest): Cart {
  const { cart } = cartOf(rows, caller, key)
  checkVersion(cart, body.cartVersion)
  if (cart.CartLines.length === 0) {
    throw new Refusal('RequiredValueNotFound', {
      results: [{ id: 'RequiredValueNotFound', members: ['CartLines'] }],
    })
  }
  refuseSyncOrderOfPending(cart, customerOfCart(rows, cart))
  return cart
}

function checkoutIn(rows: Rows, body: JsonObject): Checkout {
  const problems: ValidationResult[] = []
  const read = createReader(body, problems)
  const payments = parseTenderLines(read.list('cartTenderLines') ?? [], problems)
  const receiptEmail = readReceiptEmail(rows, read, 'receiptEmail', problems) ?? ''
  refuseIfInvalid(problems)
  return { receiptEmail, payments }
}

function lineOperation(
  name: string,
  parameters: Operation['parameters'] & object,
  linesAfter: (rows: Rows, cart: Cart, body: JsonObject) => CartLine[],
): Operation {
  return {
    name: `POST Carts/${name}`,
    key: 'keyed',
    allowedCallers: allCallers,
    parameters,
    returns: 'Cart',
    run(rows, { caller, key = '', body }) {
      const row = cartOf(rows, caller, key)
      checkVersion(row.cart, body.cartVersion)
      return stored(rows, row, withTotals({ ...row.cart, CartLines: linesAfter(rows, row.cart, body) }))
    },
  }
}

function linesIn(body: JsonObject, problems: ValidationResult[]): JsonObject[] {
  return createReader(body, problems).list('cartLines') ?? []
}

function stored(rows: Rows, row: CartRow, cart: Cart) {
  rows.put('carts', row.id, { ...row, cart })
  return { kind: 'entity', value: cart } as const
}
