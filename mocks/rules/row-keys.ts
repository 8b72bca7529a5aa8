import type { RowTypes, TableName } from '../model/tables.ts'

/** The key under which a row must be stored: the rules look rows up by it. Any key fits a row of an index. */
export function keyOfRow<Name extends TableName>(table: Name, row: RowTypes[Name]): string | undefined {
  return keys[table](row)
}

const only = (key: string) => () => key
const byId = ({ id }: { readonly id: string }) => id
const byGuid = ({ guid }: { readonly guid: string }) => guid
const byName = ({ name }: { readonly name: string }) => name
const byAccountNumber = ({ accountNumber }: { readonly accountNumber: string }) => accountNumber
const byJob = ({ job }: { readonly job: string }) => job

/** A table that is missing here does not compile. */
const keys: { readonly [Name in TableName]: (row: RowTypes[Name]) => string | undefined } = {
  meta: only('meta'),
  profile: only('profile'),
  features: only('features'),
  publishing: only('publishing'),
  store: only('store'),
  attributes: byName,
  attributeGroup: only('customers'),
  channelAttributes: byName,
  channelAttributeGroup: only('customers'),
  channelConfiguration: only('channel'),
  channelBehaviour: only('channel'),
  channelCustomers: byAccountNumber,
  channelAsyncCustomers: byGuid,
  channelAsyncAddresses: byId,
  channelAsyncEdits: byId,
  channelOrders: byId,
  carts: byId,
  identities: ({ subject }) => subject,
  identitySettings: only('linking'),
  signingKeys: byId,
  codes: ({ code }) => code,
  refreshTokens: ({ token }) => token,
  searchVersions: byName,
  customers: byAccountNumber,
  uploadedCustomers: byGuid,
  uploadedAddresses: byId,
  uploadedEdits: byId,
  orders: byId,
  loyaltyCards: ({ CardNumber }) => CardNumber,
  schedules: byJob,
  faults: byId,
  lastRuns: byJob,
  idempotency: ({ key }) => key,
  index: () => undefined,
}
