import { expect, test } from 'vitest'
import { saleTo } from '../../../demo/sale/amounts.ts'

const quantities = { 'thimble/16': 2, ribbon: 1.5 }

test('an order within Italy includes its VAT, also that of the delivery', () => {
  expect(saleTo('ITA', quantities)).toEqual({
    lines: [
      { productId: 'thimble', variant: '16', quantity: 2, price: 520 },
      { productId: 'ribbon', quantity: 1.5, price: 290 },
    ],
    amounts: { subtotal: 1475, delivery: 490, total: 1965, vat: { rate: 22, amount: 354 } },
  })
})

test('an order to another country of the Union costs the same, with the VAT of that country', () => {
  expect(saleTo('DEU', quantities, 'express').amounts).toEqual({
    subtotal: 1475,
    delivery: 1990,
    total: 3465,
    vat: { rate: 19, amount: 553 },
  })
})

test('an order that leaves the Union has net prices and no VAT', () => {
  expect(saleTo('USA', quantities)).toEqual({
    lines: [
      { productId: 'thimble', variant: '16', quantity: 2, price: 426 },
      { productId: 'ribbon', quantity: 1.5, price: 238 },
    ],
    amounts: { subtotal: 1209, delivery: 1690, total: 2899 },
  })
})

test('variants have prices of their own, and an item without one is the usual one', () => {
  const { lines } = saleTo('ITA', { 'zip/60': 1, zip: 1, 'zip/99': 1, anvil: 1 })
  expect(lines.map(({ variant, price }) => [variant, price])).toEqual([
    ['60', 620],
    ['18', 360],
  ])
})
