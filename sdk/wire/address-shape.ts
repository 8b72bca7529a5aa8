import * as v from 'valibot'
import type { AddressDraft, AddressPurpose } from '../domain/address.ts'
import { addressKeyOf, addressKeyProperty, looseList, looseText, readRows, toWireProperties } from './json.ts'
import { looseId, toWireId } from './record-id.ts'

/** The fields of an address in a channel's answer that the SDK uses. */
export interface WireAddress {
  /** The SDK's own name of it, if the channel kept it. */
  readonly key?: string
  /** Empty until headquarters has the address. */
  readonly recordId: string
  readonly channelId?: string
  readonly street: string
  readonly city: string
  readonly zipCode: string
}

/** The channel's numbers for the purposes of addresses. Source: the AddressType enumeration of Commerce. */
const addressTypes: Readonly<Record<AddressPurpose, number>> = {
  invoice: 1,
  delivery: 2,
  home: 7,
  other: 8,
  business: 9,
}

const schema = v.object({
  RecordId: looseId,
  Id: looseText,
  Street: looseText,
  City: looseText,
  ZipCode: looseText,
  ExtensionProperties: looseList,
})

export function readWireAddresses(rows: readonly unknown[]): readonly WireAddress[] {
  return readRows(rows, schema).map(({ RecordId, Id, Street, City, ZipCode, ExtensionProperties }) => {
    const key = addressKeyOf(ExtensionProperties ?? [])
    return {
      ...(key && { key }),
      ...(Id && { channelId: Id }),
      recordId: RecordId && RecordId !== '0' ? RecordId : '',
      street: Street ?? '',
      city: City ?? '',
      zipCode: ZipCode ?? '',
    }
  })
}

/** Finds an address among the channel's: by our key, or by its content if the channel dropped the key. */
export function findWireAddress(
  addresses: readonly WireAddress[],
  key: string,
  address: AddressDraft,
): WireAddress | undefined {
  return (
    addresses.find((candidate) => candidate.key === key) ??
    addresses.find(
      (candidate) =>
        candidate.key === undefined &&
        candidate.street === (address.street ?? '') &&
        candidate.city === (address.city ?? '') &&
        candidate.zipCode === (address.zipCode ?? ''),
    )
  )
}

/** The identifiers of an address that earlier answers contained. */
export interface KnownIds {
  readonly recordId?: string
  readonly channelId?: string
}

/** The SDK's names of an address's texts, by their names on the wire. They are always sent, so that they can be cleared. */
export const addressTexts = {
  Name: 'name',
  Street: 'street',
  StreetNumber: 'streetNumber',
  // The wire spells it this way.
  BuildingCompliment: 'buildingComplement',
  City: 'city',
  ZipCode: 'zipCode',
} as const

/** Texts that are only sent if they are present: the channel may have filled them in. */
export const furtherAddressTexts = { Phone: 'phone', Email: 'email', AttentionTo: 'attentionTo' } as const

/** The columns of counties and states hold codes. A longer text is a name, which has a field of its own. Ours. */
const longestCode = 10

export function toWireAddress(key: string, address: AddressDraft, ids: KnownIds = {}): object {
  const texts = Object.entries(addressTexts).map(([name, field]) => [name, address[field] ?? ''])
  const further = Object.entries(furtherAddressTexts)
    .filter(([, field]) => field in address)
    .map(([name, field]) => [name, address[field] ?? ''])
  return {
    RecordId: toWireId(ids.recordId || '0'),
    ...(ids.channelId && { Id: ids.channelId }),
    ...Object.fromEntries([...texts, ...further]),
    ...codeOrName('County', address.county),
    ...codeOrName('State', address.state),
    ThreeLetterISORegionName: address.country,
    AddressTypeValue: addressTypes[address.purpose ?? 'home'],
    IsPrimary: address.isPrimary ?? false,
    Deactivate: false,
    ExtensionProperties: [addressKeyProperty(key), ...toWireProperties(address.extensionProperties)],
  }
}

function codeOrName(field: 'County' | 'State', text = ''): object {
  return text.length > longestCode ? { [field]: '', [`${field}Name`]: text } : { [field]: text }
}

/** An address is deactivated, never deleted. */
export function toDeactivatedWireAddress(key: string, address: AddressDraft, ids: KnownIds): object {
  return { ...toWireAddress(key, address, ids), Deactivate: true }
}
