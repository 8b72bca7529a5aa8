import type { Address, CommerceProperty } from './customer-parts.ts'

/** Carts and orders of the channel's OData service, with the fields that a checkout needs. */

/** A cart. [ours] The mock has no products: a line is worth what the client says. */
export interface Cart {
  /** A GUID, or the id that the client gave it. An order that is made of it has it as `ChannelReferenceId`. */
  Id: string
  /** Rises with every change. A request with an older one is refused. */
  Version: number
  /** The customer's account number or temporary GUID. Default: the signed-in customer. */
  CustomerId: string
  /** The address for receipts. Default: that of the customer. */
  ReceiptEmail: string
  /** `null` until a client sets it. */
  ShippingAddress: Address | null
  /** The delivery mode of the lines. */
  DeliveryMode: string
  /** [ours] 1: headquarters books the order at once, with a real-time call. 0: it waits for P-job. Default: 0. */
  CustomerOrderModeValue: number
  /** A remark. */
  Comment: string
  /** The lines. */
  CartLines: CartLine[]
  /** [ours] The mock has no charges of its own: a charge is what the client says, such as that of the delivery. */
  ChargeLines: ChargeLine[]
  /** The sum of the charges. */
  ChargeAmount: number
  /** The sum of the lines. */
  SubtotalAmount: number
  /** The sum of the lines and the charges: the mock has no taxes and discounts. */
  TotalAmount: number
  /** Stored and answered only. */
  ExtensionProperties: CommerceProperty[]
}

/** A line of a cart. */
export interface CartLine {
  /** A GUID. Set by the channel. */
  LineId: string
  /** The record id of the product. */
  ProductId: number
  /** The number of the product. */
  ItemId: string
  /** The name of the product. */
  Description: string
  /** More than 0. Default: 1. */
  Quantity: number
  /** The price of one. Default: 0. */
  Price: number
  /** Quantity times price. */
  TotalAmount: number
}

/** A charge of a cart, such as that of its delivery. */
export interface ChargeLine {
  /** The code of the charge at headquarters. */
  ChargeCode: string
  /** The text for shoppers. */
  Description: string
  /** Default: 0. */
  CalculatedAmount: number
}

/** A payment of a checkout. [ours] The mock stores it and charges nobody. */
export interface CartTenderLine {
  /** The way to pay, as headquarters numbers it. */
  TenderTypeId: string
  /** ISO 4217. */
  Currency: string
  /** Default: 0. */
  Amount: number
  /** The card, without its number. */
  TokenizedPaymentCard?: TokenizedPaymentCard
}

/** A card, as the payment service knows it. */
export interface TokenizedPaymentCard {
  /** The kind of card, as headquarters names it. */
  CardTypeId?: string
  /** The kind of card, as the payment service names it. */
  TenderType?: string
  /** The reference of the payment service. */
  CardTokenInfo?: CardTokenInfo
}

/** The reference that the payment service gives instead of the number of a card. */
export interface CardTokenInfo {
  /** The reference. */
  CardToken?: string
  /** The card, in all its payments. */
  UniqueCardId?: string
  /** The account of the shop at the payment service. */
  ServiceAccountId?: string
  /** The last digits, for shoppers. */
  MaskedCardNumber?: string
}

/** An order, as the channel answers it. */
export interface SalesOrder {
  /** `SO` and a number. */
  Id: string
  /** The number at headquarters, the same as `Id`. Empty until the order is booked. */
  SalesId: string
  /** The client's own id of the order: the id of its cart. */
  ChannelReferenceId: string
  /** The account that the order was placed for: the account number as soon as the channel has it. */
  CustomerId: string
  /** The name of the customer. */
  Name: string
  /** The address for receipts. */
  ReceiptEmail: string
  /** The address of the customer that it is sent to, as the customer has it now, or the address of the cart. */
  ShippingAddress: Address | null
  /** The delivery mode. */
  DeliveryMode: string
  /** A remark. */
  Comment: string
  /** ISO 4217. */
  CurrencyCode: string
  /** ISO 8601. */
  CreatedDateTime: string
  /** The lines. */
  SalesLines: SalesLine[]
  /** The number of pieces. */
  NumberOfItems: number
  /** The charges. */
  ChargeLines: ChargeLine[]
  /** The sum of the charges. */
  ChargeAmount: number
  /** The sum of the lines. */
  SubtotalAmount: number
  /** The sum of the lines and the charges. */
  TotalAmount: number
  /** The payments. */
  TenderLines: CartTenderLine[]
  /** 1 created: also while it waits for headquarters. */
  StatusValue: number
}

/** A line of an order. */
export interface SalesLine extends CartLine {
  /** From 1. */
  LineNumber: number
}

/** A product that a customer bought. */
export interface PurchaseHistory {
  /** The record id of the product. */
  ProductId: number
  /** The number of the product. */
  ItemId: string
  /** When it was ordered, ISO 8601. */
  DatePurchased: string
  /** The number of pieces. */
  QuantityPurchased: number
  /** The number of the order at headquarters. */
  SalesId: string
}

/** The shipments of an order. */
export interface OrderShipments {
  /** The number of the order at headquarters. */
  SalesId: string
  /** The customer. */
  CustomerId: string
  /** ISO 8601. */
  CreatedDateTime: string
  /** ISO 4217. */
  CurrencyCode: string
  /** The sum of the order. */
  TotalAmount: number
  /** The lines of the order. */
  SalesLines: SalesLine[]
  /** The mock ships nothing: always empty. */
  Shipments: Shipment[]
}

/** A shipment. */
export interface Shipment {
  /** Its id. */
  ShipmentId: string
}
