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

/** The cart with its sums, which follow from the lines, and with the next version. */
export function withTotals(cart: Cart): Cart {
  const total = rounded(cart.CartLines.reduce((sum, { TotalAmount }) => sum + TotalAmount, 0))
  return { ...cart, Version: cart.Version + 1, SubtotalAmount: total, TotalAmount: total }
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
