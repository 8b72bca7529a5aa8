import { addressTexts, furtherAddressTexts } from './address-content.ts'
import { customerFlags, customerTexts, personNames } from './customer-fields.ts'

/**
 * Returns the SDK's path of a field that headquarters names: `Addresses[0].ThreeLetterISORegionName` becomes
 * `addresses.0.country`. A field that the SDK does not send keeps its name, in the SDK's spelling. Validators also name the
 * entity, the root of the body, or write names in camel case and paths with slashes.
 */
export function toFieldPath(member: string): string {
  const [first = '', ...rest] = member
    .replace(/\[(\d+)\]/g, '.$1')
    .replaceAll('/', '.')
    .replace(/^(\$|customer|address|loyaltyCard)?\.+/i, '')
    .split('.')
  const list = byName(lists, first)
  if (!list) return [nameIn({ ...addressFields, ...customerFields }, first), ...rest.map(spelled)].join('.')
  const [index, field] = rest
  return [list.path, index, field && nameIn(list.fields, field)].filter(Boolean).join('.')
}

type FieldNames = Readonly<Record<string, string>>

const customerFields: FieldNames = {
  ...customerTexts,
  ...customerFlags,
  ...personNames,
  CustomerTypeValue: 'customerType',
  TitleRecordId: 'titleId',
}

const addressFields: FieldNames = {
  ...addressTexts,
  ...furtherAddressTexts,
  CountyName: 'county',
  StateName: 'state',
  ThreeLetterISORegionName: 'country',
  TwoLetterISORegionName: 'country',
  AddressTypeValue: 'purpose',
}

const lists: Readonly<Record<string, { readonly path: string; readonly fields: FieldNames }>> = {
  Addresses: { path: 'addresses', fields: addressFields },
  Contacts: { path: 'contacts', fields: { AddressTypeValue: 'kind', IsMobilePhone: 'isMobile' } },
  // The SDK has the ids alone.
  CustomerAffiliations: { path: 'affiliationIds', fields: { RetailAffiliationId: '' } },
  Attributes: {
    path: 'attributes',
    fields: { KeyName: 'name', DataTypeValue: 'type', AttributeValue: 'value' },
  },
}

function nameIn(fields: FieldNames, name: string): string {
  return byName(fields, name) ?? spelled(name)
}

/** The value of this name, in whatever case it is written. */
function byName<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.entries(values).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1]
}

function spelled(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
