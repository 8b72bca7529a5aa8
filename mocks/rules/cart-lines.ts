import type { Rows } from '../model/tables.ts'
import { nextGuid } from '../tables/numbers.ts'
import { createReader, type JsonObject } from '../wire/json.ts'
import type { Cart, CartLine } from '../wire/orders.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { amountProblems, inCents, sumOf } from './amounts.ts'
import { refuseIfInvalid } from './customer-validation.ts'

/** Reads the lines of a body. Adds a problem for each value that is not valid. `known`: the lines of the cart. */
export function parseLines(
  rows: Rows,
  lines: readonly JsonObject[],
  problems: ValidationResult[],
  known: readonly CartLine[] = [],
): CartLine[] {
  return lines.map((line, at) => parseLine(rows, line, problems, `CartLines[${at}].`, known))
}

/**
 * The cart with its sums, which follow from the lines and the charges, and with the next version. Throws a `Refusal` for
 * sums that the service cannot hold.
 */
export function withTotals(cart: Cart): Cart {
  const ChargeLines = chargesOf(cart)
  const SubtotalAmount = sumOf(cart.CartLines.map(({ TotalAmount }) => TotalAmount))
  const ChargeAmount = sumOf(ChargeLines.map(({ CalculatedAmount }) => CalculatedAmount))
  const sums = { ChargeAmount, SubtotalAmount, TotalAmount: sumOf([SubtotalAmount, ChargeAmount]) }
  refuseIfInvalid(amountProblems(sums))
  return { ...cart, Version: cart.Version + 1, ChargeLines, ...sums }
}

const withoutCharges: Pick<Cart, 'ChargeLines'> = { ChargeLines: [] }

/** The charges of a cart. One of a former version has none. */
export function chargesOf(cart: Cart): Cart['ChargeLines'] {
  return { ...withoutCharges, ...cart }.ChargeLines
}

function parseLine(
  rows: Rows,
  body: JsonObject,
  problems: ValidationResult[],
  path: string,
  known: readonly CartLine[],
): CartLine {
  const current = known.find(({ LineId }) => LineId === body.LineId)
  const line: CartLine = {
    LineId: '',
    ProductId: 0,
    ItemId: '',
    Description: '',
    Quantity: 1,
    Price: 0,
    ...current,
    ...createReader(body, problems, path).values({
      LineId: 'text',
      ProductId: 'long',
      ItemId: 'text',
      Description: 'text',
      Quantity: 'decimal',
      Price: 'decimal',
    }),
    TotalAmount: 0,
  }
  const { Quantity, Price } = line
  const TotalAmount = inCents(Quantity * Price)
  if (!line.ProductId && !line.ItemId) problems.push(problem('RequiredValueNotFound', `${path}ProductId`))
  if (Quantity <= 0) problems.push(problem('InvalidFormat', `${path}Quantity`))
  if (Price < 0) problems.push(problem('InvalidFormat', `${path}Price`))
  problems.push(...amountProblems({ Quantity, Price, TotalAmount }, path))
  return { ...line, LineId: line.LineId || nextGuid(rows), TotalAmount }
}

function problem(id: 'RequiredValueNotFound' | 'InvalidFormat', member: string): ValidationResult {
  return { id, members: [member] }
}
