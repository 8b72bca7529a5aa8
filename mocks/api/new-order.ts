import type { Address } from '../wire/customer-parts.ts'
import type { CartLine, CartTenderLine, ChargeLine } from '../wire/orders.ts'

/** An order to place. */
export interface NewOrder {
  /** The customer's account number or temporary GUID. */
  readonly account: string
  /**
   * `sync`: headquarters books the order at once. `async`: it waits for P-job and *Synchronize orders*. Default:
   * `async`.
   */
  readonly mode?: 'sync' | 'async'
  /**
   * The client's own id of the order. Placing an order with a known id again resolves with the first one. Default: a
   * GUID.
   */
  readonly channelReferenceId?: string
  /** The lines. Default: one piece of a sample product. */
  readonly lines?: readonly Partial<CartLine>[]
  /** The `Id` of the customer's address that it is sent to. Default: none. */
  readonly addressId?: string
  /** An address that is none of the customer's. Default: none. */
  readonly shippingAddress?: Partial<Address>
  /** The delivery mode. Default: none. */
  readonly deliveryMode?: string
  /** The charges, such as that of the delivery. Default: none. */
  readonly charges?: readonly Partial<ChargeLine>[]
  /** The payments. Default: none. */
  readonly payments?: readonly Partial<CartTenderLine>[]
  /** The address for receipts. Default: that of the customer. */
  readonly receiptEmail?: string
}
