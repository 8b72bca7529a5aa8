import type {
  Address,
  CommerceProperty,
  CommercePropertyValue,
  ContactInfo,
  CustomerAffiliation,
  CustomerAttribute,
} from './customer-parts.ts'
import type { Customer, GlobalCustomer, LoyaltyCard, LoyaltyGroup, LoyaltyPoints } from './entities.ts'
import type {
  Cart,
  CartLine,
  OrderShipments,
  PurchaseHistory,
  SalesLine,
  SalesOrder,
  Shipment,
} from './orders.ts'
import {
  addressProperties,
  affiliationProperties,
  contactProperties,
  customerProperties,
  furtherAttributeProperties,
  valueProperties,
  type Properties,
} from './property-types.ts'

/** A type of the service. One with a key is an entity; of those, some are in a set. */
export interface DescribedType {
  readonly properties: Properties
  /** The name of the key property. */
  readonly key?: string
  /** The entity set, as in `Customers`. */
  readonly set?: string
}

/** The properties of a type in code: a property that this table lacks does not compile. */
type Of<Type> = Readonly<Record<keyof Type, string>>

const extensions = { ExtensionProperties: 'CommerceProperty[]' } as const

const cartLine = {
  LineId: 'text',
  ProductId: 'long',
  ItemId: 'text',
  Description: 'text',
  Quantity: 'decimal',
  Price: 'decimal',
  TotalAmount: 'decimal',
} as const satisfies Of<CartLine>

const attributeTexts = {
  LanguageId: 'text',
  FriendlyName: 'text',
  Description: 'text',
  HelpText: 'text',
} as const

const purchase = { CreatedDateTime: 'time', CurrencyCode: 'text', TotalAmount: 'decimal' } as const

/**
 * Every type that requests and answers consist of. `$metadata`, the service document, keys in URLs and numbers that
 * are written as text all come from this table.
 */
export const describedTypes: Readonly<Record<string, DescribedType>> = {
  Customer: {
    key: 'AccountNumber',
    set: 'Customers',
    properties: {
      ...customerProperties,
      Addresses: 'Address[]',
      Contacts: 'ContactInfo[]',
      CustomerAffiliations: 'CustomerAffiliation[]',
      Attributes: 'CustomerAttribute[]',
      ...extensions,
    } satisfies Of<Customer>,
  },
  Address: {
    properties: {
      ...addressProperties,
      IsAsyncAddress: 'boolean',
      ...extensions,
    } satisfies Of<Address>,
  },
  ContactInfo: { properties: contactProperties satisfies Of<ContactInfo> },
  CustomerAffiliation: { properties: affiliationProperties satisfies Of<CustomerAffiliation> },
  CustomerAttribute: {
    properties: {
      Name: 'text',
      ...furtherAttributeProperties,
      AttributeValue: 'CommercePropertyValue',
    } satisfies Of<CustomerAttribute>,
  },
  AttributeDefinitionCriteria: { properties: { AttributeGroupIdentifier: 'long', Languages: 'text[]' } },
  AttributeDefinition: {
    properties: {
      RecordId: 'long',
      Name: 'text',
      AttributeTypeName: 'text',
      DataTypeValue: 'int',
      IsHidden: 'boolean',
      IsMandatory: 'boolean',
      IsMultiValue: 'boolean',
      IsEnumeration: 'boolean',
      TranslationDetails: 'AttributeTranslationDetails[]',
      EnumerationDetails: 'AttributeEnumeration[]',
      DefaultValue: 'CommercePropertyValue',
      LowerBound: 'CommercePropertyValue',
      UpperBound: 'CommercePropertyValue',
      DisplayOrder: 'int',
    },
  },
  AttributeTranslationDetails: { properties: { AttributeRecordId: 'long', ...attributeTexts } },
  AttributeEnumeration: { properties: { OrdinalNumber: 'int', EnumerationValue: 'text' } },
  AttributeGroupDefinitionCriteria: {
    properties: { AttributeGroupIdentifiers: 'long[]', Languages: 'text[]' },
  },
  AttributeGroupDefinition: {
    properties: {
      RecordId: 'long',
      Name: 'text',
      TranslationDetails: 'AttributeGroupTranslationDetails[]',
    },
  },
  AttributeGroupTranslationDetails: { properties: { AttributeGroupRecordId: 'long', ...attributeTexts } },
  CommerceProperty: {
    properties: { Key: 'text', Value: 'CommercePropertyValue' } satisfies Of<CommerceProperty>,
  },
  CommercePropertyValue: {
    properties: valueProperties satisfies Of<CommercePropertyValue>,
  },
  GlobalCustomer: {
    properties: {
      RecordId: 'long',
      AccountNumber: 'text',
      IsAsyncCustomer: 'boolean',
      PartyNumber: 'text',
      CustomerTypeValue: 'int',
      FullName: 'text',
      FullAddress: 'text',
      Email: 'text',
      Phone: 'text',
    } satisfies Of<GlobalCustomer>,
  },
  CustomerSearchCriteria: {
    properties: { Keyword: 'text', SearchLocationValue: 'int', DataLevelValue: 'int' },
  },
  CustomerSearchByFieldCriteria: {
    properties: {
      Criteria: 'CustomerSearchByFieldCriterion[]',
      DataLevelValue: 'int',
      SearchLocationValue: 'int',
    },
  },
  CustomerSearchByFieldCriterion: {
    properties: { SearchTerm: 'text', SearchField: 'CustomerSearchFieldType' },
  },
  CustomerSearchFieldType: { properties: { Name: 'text', Value: 'int' } },
  CustomerSearchField: {
    properties: {
      IsShortcut: 'boolean',
      DisplayName: 'text',
      CanBeRefined: 'boolean',
      SearchField: 'CustomerSearchFieldType',
    },
  },
  CustomerTitle: { properties: { RecordId: 'long', Text: 'text' } },
  CustomerGroup: { properties: { RecordId: 'long', CustomerGroupNumber: 'text', CustomerGroupName: 'text' } },
  CustomerBalances: {
    properties: {
      Balance: 'decimal',
      PendingBalance: 'decimal',
      CreditLimit: 'decimal',
      InvoiceAccountBalance: 'decimal',
      InvoiceAccountPendingBalance: 'decimal',
      InvoiceAccountCreditLimit: 'decimal',
    },
  },
  FeatureState: { properties: { Name: 'text', IsEnabled: 'boolean' } },
  OrgUnit: { key: 'OrgUnitNumber', set: 'OrgUnits', properties: { OrgUnitNumber: 'text', RecordId: 'long' } },
  ChannelConfiguration: {
    properties: {
      RecordId: 'long',
      Currency: 'text',
      DefaultLanguageId: 'text',
      DefaultCustomerAccount: 'text',
      ...extensions,
    },
  },
  DeviceConfiguration: { properties: { CreateAsyncCustomers: 'boolean', ...extensions } },
  EnvironmentConfiguration: {
    properties: { EnvironmentId: 'text', EnvironmentName: 'text', TenantId: 'text', BaseVersion: 'text' },
  },
  AddressPurpose: {
    properties: { RecordId: 'long', AddressType: 'int', Name: 'text', Description: 'text' },
  },
  CountryRegionInfo: {
    properties: {
      CountryRegionId: 'text',
      ISOCode: 'text',
      ShortName: 'text',
      LongName: 'text',
      LanguageId: 'text',
      AddressFormatLines: 'AddressFormattingInfo[]',
    },
  },
  AddressFormattingInfo: {
    properties: {
      CountryRegionId: 'text',
      LineNumber: 'int',
      AddressComponentName: 'text',
      NewLine: 'boolean',
    },
  },
  StateProvinceInfo: { properties: { CountryRegionId: 'text', StateId: 'text', StateName: 'text' } },
  CountyInfo: { properties: { CountryRegionId: 'text', StateId: 'text', CountyId: 'text', Name: 'text' } },
  CityInfo: { properties: { CountryRegionId: 'text', StateId: 'text', CountyId: 'text', Name: 'text' } },
  DistrictInfo: { properties: { CountryRegionId: 'text', StateId: 'text', CityName: 'text', Name: 'text' } },
  ZipCodeInfo: {
    properties: {
      ZipPostalCode: 'text',
      CountryRegionId: 'text',
      StateId: 'text',
      CountyId: 'text',
      CityName: 'text',
    },
  },
  Affiliation: { properties: { RecordId: 'long', Name: 'text', Description: 'text' } },
  SupportedLanguage: { properties: { LanguageId: 'text' } },
  ExtensibleEnumerationContainer: {
    properties: { Key: 'text', EnumerationValues: 'ExtensibleEnumeration[]' },
  },
  ExtensibleEnumeration: { properties: { Name: 'text', Value: 'int' } },
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
      SubtotalAmount: 'decimal',
      TotalAmount: 'decimal',
      ...extensions,
    } satisfies Of<Cart>,
  },
  CartLine: { properties: cartLine },
  CartTenderLine: { properties: { TenderTypeId: 'text', Currency: 'text', Amount: 'decimal' } },
  TokenizedPaymentCard: { properties: { CardTypeId: 'text', TenderType: 'text' } },
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
      SubtotalAmount: 'decimal',
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

/** The entity sets with the names and types of their entities. */
export const entitySets: ReadonlyMap<string, DescribedType & { readonly name: string }> = new Map(
  Object.entries(describedTypes).flatMap(([name, type]) => (type.set ? [[type.set, { ...type, name }]] : [])),
)

/** The type without `[]`, and whether it is a list. */
export function elementOf(type: string): { readonly name: string; readonly isList: boolean } {
  return type.endsWith('[]') ? { name: type.slice(0, -2), isList: true } : { name: type, isList: false }
}
