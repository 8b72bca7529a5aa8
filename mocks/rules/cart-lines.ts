import type { Rows } from '../model/tables.ts'
import { nextGuid } from '../tables/numbers.ts'
import { createReader, type JsonObject } from '../wire/json.ts'
import type { Cart, CartLine } from '../wire/orders.ts'
import type { ValidationResult } from '../wire/refusal.ts'

/** Reads the lines of a body. Adds a problem for each value that is not valid. `known`: the lines of the cart. */
export function parseLines(
  rows: Rows,
  lines: readonly JsonObject[],
  problems: ValidationResult[],
  known: readonly CartLine[] = [],
): CartLine[] {
  return lines.map((line, at) => parseLine(rows, line, problems, `CartLines[${at}].`, known))
}

/** The cart with its sums, which follow from the lines and the charges, and with the next version. */
export function withTotals(cart: Cart): Cart {
  const ChargeLines = chargesOf(cart)
  const SubtotalAmount = rounded(cart.CartLines.reduce((sum, { TotalAmount }) => sum + TotalAmount, 0))
  const ChargeAmount = rounded(ChargeLines.reduce((sum, { CalculatedAmount }) => sum + CalculatedAmount, 0))
  const TotalAmount = rounded(SubtotalAmount + ChargeAmount)
  return { ...cart, Version: cart.Version + 1, ChargeLines, ChargeAmount, SubtotalAmount, TotalAmount }
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
  if (!line.ProductId && !line.ItemId) problems.push(problem('RequiredValueNotFound', `${path}ProductId`))
  if (line.Quantity <= 0) problems.push(problem('InvalidFormat', `${path}Quantity`))
  if (line.Price < 0) problems.push(problem('InvalidFormat', `${path}Price`))
  return { ...line, LineId: line.LineId || nextGuid(rows), TotalAmount: rounded(line.Quantity * line.Price) }
}

function problem(id: 'RequiredValueNotFound' | 'InvalidFormat', member: string): ValidationResult {
  return { id, members: [member] }
}

/** To cents: 0.1 + 0.2 must be 0.3. */
function rounded(amount: number): number {
  return Math.round(amount * 100) / 100
}
