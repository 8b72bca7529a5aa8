import type { ValidationResult } from '../wire/refusal.ts'

/** The largest decimal of .NET, in which the service counts. */
export const largestDecimal = 7.9e28

/** The problems of the amounts that the service cannot hold. Their keys are the names of properties. */
export function amountProblems(amounts: Readonly<Record<string, number>>, path = ''): ValidationResult[] {
  return Object.entries(amounts)
    .filter(([, amount]) => Math.abs(amount) > largestDecimal)
    .map(([name]) => ({ id: 'InvalidFormat', members: [path + name] }))
}

/** To cents: 0.1 + 0.2 must be 0.3. */
export function sumOf(amounts: readonly number[]): number {
  return inCents(amounts.reduce((sum, amount) => sum + amount, 0))
}

export function inCents(amount: number): number {
  return Math.round(amount * 100) / 100
}
