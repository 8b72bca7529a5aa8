import { createReader, type JsonObject } from '../wire/json.ts'
import type { CardTokenInfo, CartTenderLine, ChargeLine, TokenizedPaymentCard } from '../wire/orders.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { amountProblems } from './amounts.ts'

/** Reads the charges of a cart, such as that of its delivery. Adds a problem for each value that is not valid. */
export function parseCharges(charges: readonly JsonObject[], problems: ValidationResult[]): ChargeLine[] {
  return charges.map((charge, at) => {
    const path = `ChargeLines[${at}].`
    const { ChargeCode = '', ...values } = createReader(charge, problems, path).values({
      ChargeCode: 'text',
      Description: 'text',
      CalculatedAmount: 'decimal',
    })
    if (!ChargeCode) problems.push({ id: 'RequiredValueNotFound', members: [`${path}ChargeCode`] })
    const { CalculatedAmount = 0 } = values
    problems.push(...amountProblems({ CalculatedAmount }, path))
    return { ChargeCode, Description: '', ...values, CalculatedAmount }
  })
}

/** Reads the payments of a checkout. Adds a problem for each value that is not valid. */
export function parseTenderLines(
  lines: readonly JsonObject[],
  problems: ValidationResult[],
): CartTenderLine[] {
  return lines.map((line, at) => {
    const path = `cartTenderLines[${at}].`
    const read = createReader(line, problems, path)
    const card = read.object('TokenizedPaymentCard')
    const values = read.values({ TenderTypeId: 'text', Currency: 'text', Amount: 'decimal' })
    if (!values.TenderTypeId) problems.push({ id: 'RequiredValueNotFound', members: [`${path}TenderTypeId`] })
    const { Amount = 0 } = values
    problems.push(...amountProblems({ Amount }, path))
    return {
      TenderTypeId: '',
      Currency: '',
      ...values,
      Amount,
      ...(card && { TokenizedPaymentCard: parseCard(card, problems, `${path}TokenizedPaymentCard.`) }),
    }
  })
}

function parseCard(card: JsonObject, problems: ValidationResult[], path: string): TokenizedPaymentCard {
  const read = createReader(card, problems, path)
  const token = read.object('CardTokenInfo')
  return {
    ...read.values({ CardTypeId: 'text', TenderType: 'text' }),
    ...(token && { CardTokenInfo: parseToken(token, problems, `${path}CardTokenInfo.`) }),
  }
}

function parseToken(token: JsonObject, problems: ValidationResult[], path: string): CardTokenInfo {
  return createReader(token, problems, path).values({
    CardToken: 'text',
    UniqueCardId: 'text',
    ServiceAccountId: 'text',
    MaskedCardNumber: 'text',
  })
}
