import { expect, test } from 'vitest'
import { newOrderId } from '../../demo/app/order-id.ts'
import { cancelPayment, findPayment, requestPayment } from '../../demo/app/payments.ts'

test('the bank approves one payment of an order, and a cancelled one is none', async () => {
  const id = newOrderId()
  const first = await requestPayment(id, 'approved', 1_010)
  expect(first).toMatchObject({ card: 'approved', amount: 1_010 })
  expect(await requestPayment(id, 'approved', 1_010)).toEqual(first)
  expect(await findPayment(id)).toEqual(first)
  await cancelPayment(id)
  expect(await findPayment(id)).toBeUndefined()
})
