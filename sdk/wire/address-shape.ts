import * as v from 'valibot'
import type { AddressDraft } from '../domain/address.ts'
import type { AddressContent } from '../domain/content.ts'
import { addressTexts, addressTypes, furtherAddressTexts, readAddressContent } from './address-content.ts'
import {
  addressKeyOf,
  addressKeyProperty,
  looseFlag,
  looseList,
  looseText,
  readRows,
  toWireProperties,
} from './json.ts'
import { looseId, toRecordId, toWireId } from './record-id.ts'

/** An address in a channel's answer. */
export interface WireAddress {
  /** The SDK's own name for it, if the channel kept it. */
  readonly key?: string | undefined
  /** Empty until headquarters has the address. */
  readonly recordId: string
  readonly channelId?: string | undefined
  readonly content: AddressContent
  readonly isPrimary?: boolean | undefined
}

const schema = v.looseObject({
  RecordId: looseId,
  Id: looseText,
  IsPrimary: looseFlag,
  Deactivate: looseFlag,
  ExtensionProperties: looseList,
})

/** Reads the addresses that are in use. */
export function readWireAddresses(rows: readonly unknown[]): readonly WireAddress[] {
  return readRows(rows, schema)
    .filter(({ Deactivate }) => !Deactivate)
    .map((row) => ({
      key: addressKeyOf(row.ExtensionProperties) || undefined,
      channelId: row.Id || undefined,
      recordId: toRecordId(row.RecordId),
      content: readAddressContent(row),
      isPrimary: row.IsPrimary,
    }))
    .filter(isSomething)
}

/** A row without a name and without a text is nothing that a later answer could be compared with. */
function isSomething({ key, channelId, recordId, content }: WireAddress): boolean {
  const { purpose: _purpose, ...texts } = content
  return Boolean(key ?? channelId) || recordId !== '' || Object.values(texts).some(Boolean)
}

/** The identifiers of an address that earlier answers contained. */
export interface KnownIds {
  readonly recordId?: string
  readonly channelId?: string
}

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
  const isName = text.length > longestCode
  return { [field]: isName ? '' : text, [`${field}Name`]: isName ? text : '' }
}

/** An address is deactivated, never deleted. */
export function toDeactivatedWireAddress(key: string, address: AddressDraft, ids: KnownIds): object {
  return { ...toWireAddress(key, address, ids), Deactivate: true }
}
