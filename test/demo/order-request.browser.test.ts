import { expect, test } from 'vitest'
import type { PaidOrder } from '../../demo/app/order-storage.svelte.ts'
import { loadWords } from '../../demo/app/words.svelte.ts'
import { orderRequest } from '../../demo/order-request.ts'
import { saleTo } from '../../demo/sale/amounts.ts'

const address = {
  street: 'Via Po',
  streetNumber: '1',
  buildingComplement: 'Scala B',
  zipCode: '10124',
  city: 'Torino',
  state: 'TO',
  country: 'ITA',
} as const

function orderOf(quantities: Record<string, number>): PaidOrder {
  const sale = saleTo('ITA', quantities)
  return {
    ...sale,
    id: 'AB12',
    customerKey: 'ada',
    address,
    deliveryMode: 'standard',
    orderedAt: 1,
    status: 'unsent',
    payment: { reference: 'P-1', card: 'approved', amount: sale.amounts.total },
  }
}

test('an order travels with its lines, address, delivery and payment', async () => {
  await loadWords('shop')
  const to = { account: '004021', name: 'Ada Rossi' }
  expect(orderRequest(orderOf({ chalk: 2 }), to)).toEqual({
    channelReferenceId: 'AB12',
    account: '004021',
    lines: [{ ItemId: 'chalk', Description: expect.any(String), Quantity: 2, Price: 3.8 }],
    shippingAddress: {
      Name: 'Ada Rossi',
      Street: 'Via Po',
      StreetNumber: '1',
      BuildingCompliment: 'Scala B',
      ZipCode: '10124',
      City: 'Torino',
      County: '',
      State: 'TO',
      ThreeLetterISORegionName: 'ITA',
    },
    deliveryMode: 'standard',
    charges: [{ ChargeCode: 'DELIVERY', Description: 'standard', CalculatedAmount: 4.9 }],
    payments: [
      {
        TenderTypeId: '3',
        Currency: 'EUR',
        Amount: 12.5,
        TokenizedPaymentCard: { CardTokenInfo: { CardToken: 'P-1' } },
      },
    ],
  })
  // Delivery is free from 49 euros on.
  expect(orderRequest(orderOf({ scissors: 1 }), to).charges).toEqual([])
})
