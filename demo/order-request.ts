import type { PaidOrder } from './app/order-storage.svelte.ts'
import type { Recipient } from './app/orders.ts'
import { words } from './app/words.svelte.ts'
import { itemId } from './products/items.ts'

/** Card payments, as the channel numbers its ways to pay. */
const cardTender = '3'

const euros = (cents: number) => cents / 100

/** The order as the shop's server sends it to the channel: a cart with lines, delivery and charges, and its payment. */
export function orderRequest(order: PaidOrder, { account, name }: Recipient) {
  const { id, lines, amounts, address, deliveryMode, payment } = order
  return {
    channelReferenceId: id,
    account,
    lines: lines.map((line) => ({
      ItemId: itemId(line),
      Description: words.shop.products[line.productId],
      Quantity: line.quantity,
      Price: euros(line.price),
    })),
    shippingAddress: {
      Name: name,
      Street: address.street ?? '',
      StreetNumber: address.streetNumber ?? '',
      BuildingCompliment: address.buildingComplement ?? '',
      ZipCode: address.zipCode ?? '',
      City: address.city ?? '',
      County: address.county ?? '',
      State: address.state ?? '',
      ThreeLetterISORegionName: address.country,
    },
    deliveryMode,
    charges: amounts.delivery
      ? [{ ChargeCode: 'DELIVERY', Description: deliveryMode, CalculatedAmount: euros(amounts.delivery) }]
      : [],
    payments: [
      {
        TenderTypeId: cardTender,
        Currency: 'EUR',
        Amount: euros(payment.amount),
        TokenizedPaymentCard: { CardTokenInfo: { CardToken: payment.reference } },
      },
    ],
  }
}
