/** The reference data of customers. Made up, and the same for every headquarters. */

export const titles = [
  { RecordId: 5637144576, Text: 'Dr.' },
  { RecordId: 5637144577, Text: 'Mr.' },
  { RecordId: 5637144578, Text: 'Ms.' },
  { RecordId: 5637144579, Text: 'Mx.' },
  { RecordId: 5637144580, Text: 'Prof.' },
] as const

export const affiliations = [
  { RecordId: 68719476742, Name: 'Employee', Description: 'Employees' },
  { RecordId: 68719476743, Name: 'Student', Description: 'Students' },
  { RecordId: 68719476744, Name: 'VIP', Description: 'Customers with special care' },
] as const

/** The country of the operating unit's primary address, unless the option `store` says otherwise. */
export const operatingUnitCountry = 'ITA'

/** The channel's default customer, unless the option `store` says otherwise. New customers inherit its values. */
export const defaultCustomer = {
  AccountNumber: '000001',
  CustomerTypeValue: 1,
  CustomerGroup: '30',
  ReceiptSettings: 0,
  ReceiptEmail: '',
  CurrencyCode: 'EUR',
  Language: 'en-us',
  affiliationIds: [],
} as const

export const customerGroups = [
  { RecordId: 5637144576, CustomerGroupNumber: '30', CustomerGroupName: 'Retail customers' },
  { RecordId: 5637144577, CustomerGroupNumber: '10', CustomerGroupName: 'Wholesale customers' },
] as const

export const addressPurposes = [
  { RecordId: 5637144576, AddressType: 1, Name: 'Invoice', Description: 'Invoice' },
  { RecordId: 5637144577, AddressType: 2, Name: 'Delivery', Description: 'Delivery' },
  { RecordId: 5637144582, AddressType: 7, Name: 'Home', Description: 'Home' },
  { RecordId: 5637144583, AddressType: 8, Name: 'Other', Description: 'Other' },
  { RecordId: 5637144584, AddressType: 9, Name: 'Business', Description: 'Business' },
] as const

export const loyaltyGroup = { Name: 'Pending points', RecordId: 5637144576 } as const
