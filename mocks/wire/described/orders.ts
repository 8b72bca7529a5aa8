import type { LoyaltyCard, LoyaltyGroup, LoyaltyPoints } from '../entities.ts'
import type {
  CardTokenInfo,
  Cart,
  CartLine,
  CartTenderLine,
  ChargeLine,
  OrderShipments,
  PurchaseHistory,
  SalesLine,
  SalesOrder,
  Shipment,
  TokenizedPaymentCard,
} from '../orders.ts'
import { extensions, type DescribedTypes, type Of } from './described-type.ts'

const cartLine = {
  LineId: 'text',
  ProductId: 'long',
  ItemId: 'text',
  Description: 'text',
  Quantity: 'decimal',
  Price: 'decimal',
  TotalAmount: 'decimal',
} as const satisfies Of<CartLine>

const purchase = { CreatedDateTime: 'time', CurrencyCode: 'text', TotalAmount: 'decimal' } as const

/** Loyalty cards, carts and orders. */
export const orderTypes: DescribedTypes = {
  LoyaltyCard: {
    properties: {
      CardNumber: 'text',
      CustomerAccount: 'text',
      CardTenderTypeValue: 'int',
      LoyaltyGroups: 'LoyaltyGroup[]',
      RewardPoints: 'LoyaltyRewardPoint[]',
    } satisfies Of<LoyaltyCard>,
  },
  LoyaltyGroup: { properties: { Name: 'text', RecordId: 'long' } satisfies Of<LoyaltyGroup> },
  LoyaltyRewardPoint: {
    properties: {
      RewardPointId: 'text',
      IssuedPoints: 'decimal',
      ActivePoints: 'decimal',
    } satisfies Of<LoyaltyPoints>,
  },
  Cart: {
    key: 'Id',
    set: 'Carts',
    properties: {
      Id: 'text',
      Version: 'long',
      CustomerId: 'text',
      ReceiptEmail: 'text',
      ShippingAddress: 'Address',
      DeliveryMode: 'text',
      CustomerOrderModeValue: 'int',
      Comment: 'text',
      CartLines: 'CartLine[]',
      ChargeLines: 'ChargeLine[]',
      ChargeAmount: 'decimal',
      SubtotalAmount: 'decimal',
      TotalAmount: 'decimal',
      ...extensions,
    } satisfies Of<Cart>,
  },
  CartLine: { properties: cartLine },
  ChargeLine: {
    properties: {
      ChargeCode: 'text',
      Description: 'text',
      CalculatedAmount: 'decimal',
    } satisfies Of<ChargeLine>,
  },
  CartTenderLine: {
    properties: {
      TenderTypeId: 'text',
      Currency: 'text',
      Amount: 'decimal',
      TokenizedPaymentCard: 'TokenizedPaymentCard',
    } satisfies Of<CartTenderLine>,
  },
  TokenizedPaymentCard: {
    properties: {
      CardTypeId: 'text',
      TenderType: 'text',
      CardTokenInfo: 'CardTokenInfo',
    } satisfies Of<TokenizedPaymentCard>,
  },
  CardTokenInfo: {
    properties: {
      CardToken: 'text',
      UniqueCardId: 'text',
      ServiceAccountId: 'text',
      MaskedCardNumber: 'text',
    } satisfies Of<CardTokenInfo>,
  },
  SalesOrder: {
    key: 'Id',
    set: 'SalesOrders',
    properties: {
      Id: 'text',
      SalesId: 'text',
      ChannelReferenceId: 'text',
      CustomerId: 'text',
      Name: 'text',
      ReceiptEmail: 'text',
      ShippingAddress: 'Address',
      DeliveryMode: 'text',
      Comment: 'text',
      SalesLines: 'SalesLine[]',
      NumberOfItems: 'decimal',
      ChargeLines: 'ChargeLine[]',
      ChargeAmount: 'decimal',
      SubtotalAmount: 'decimal',
      TenderLines: 'CartTenderLine[]',
      StatusValue: 'int',
      ...purchase,
    } satisfies Of<SalesOrder>,
  },
  SalesLine: { properties: { ...cartLine, LineNumber: 'decimal' } satisfies Of<SalesLine> },
  PurchaseHistory: {
    properties: {
      ProductId: 'long',
      ItemId: 'text',
      DatePurchased: 'time',
      QuantityPurchased: 'decimal',
      SalesId: 'text',
    } satisfies Of<PurchaseHistory>,
  },
  OrderShipments: {
    properties: {
      SalesId: 'text',
      CustomerId: 'text',
      SalesLines: 'SalesLine[]',
      Shipments: 'Shipment[]',
      ...purchase,
    } satisfies Of<OrderShipments>,
  },
  Shipment: { properties: { ShipmentId: 'text' } satisfies Of<Shipment> },
}
