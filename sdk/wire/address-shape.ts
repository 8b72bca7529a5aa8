import * as v from 'valibot'
import type { AddressDraft, AddressPurpose } from '../domain/address.ts'
import { addressKeyOf, addressKeyProperty } from './properties.ts'
import { looseList, looseNumber, looseText, readRows } from './read.ts'

/** An address as the channel answers it, as far as we rely on it. */
export interface WireAddress {
  /** Ours, where the channel kept it. */
  readonly key?: string
  /** 0 until headquarters has the address. */
  readonly recordId: number
  readonly channelId?: string
  readonly street: string
  readonly city: string
  readonly zipCode: string
}

/** How the channel numbers the purposes of addresses. Source: the AddressType enumeration of Commerce. */
const addressTypes: Readonly<Record<AddressPurpose, number>> = {
  invoice: 1,
  delivery: 2,
  home: 7,
  other: 8,
  business: 9,
}

const schema = v.object({
  RecordId: looseNumber,
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
      recordId: RecordId ?? 0,
      street: Street ?? '',
      city: City ?? '',
      zipCode: ZipCode ?? '',
    }
  })
}

/** Finds an address of ours among the channel's: by our key, or, where the channel dropped that, by what it says. */
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

export interface KnownIds {
  readonly recordId?: number
  readonly channelId?: string
}

export function toWireAddress(key: string, address: AddressDraft, ids: KnownIds = {}): object {
  return {
    RecordId: ids.recordId ?? 0,
    ...(ids.channelId && { Id: ids.channelId }),
    Name: address.name ?? '',
    Street: address.street ?? '',
    StreetNumber: address.streetNumber ?? '',
    // So spelled on the wire.
    BuildingCompliment: address.buildingComplement ?? '',
    City: address.city ?? '',
    County: address.county ?? '',
    State: address.state ?? '',
    ZipCode: address.zipCode ?? '',
    ThreeLetterISORegionName: address.country,
    AddressTypeValue: addressTypes[address.purpose ?? 'home'],
    IsPrimary: address.isPrimary ?? false,
    Deactivate: false,
    ExtensionProperties: [addressKeyProperty(key)],
  }
}

/** An address is deactivated, never deleted. */
export function toDeactivatedWireAddress(key: string, address: AddressDraft, ids: KnownIds): object {
  return { ...toWireAddress(key, address, ids), Deactivate: true }
}
