import type {
  Address,
  CommerceProperty,
  CommercePropertyValue,
  ContactInfo,
  CustomerAffiliation,
  CustomerAttribute,
} from '../customer-parts.ts'
import type { Customer, GlobalCustomer } from '../entities.ts'
import {
  addressProperties,
  affiliationProperties,
  contactProperties,
  customerProperties,
  furtherAttributeProperties,
  valueProperties,
} from '../property-types.ts'
import { extensions, type DescribedTypes, type Of } from './described-type.ts'

const attributeTexts = {
  LanguageId: 'text',
  FriendlyName: 'text',
  Description: 'text',
  HelpText: 'text',
} as const

/** Customers, and what is searched, defined and said about them. */
export const customerTypes: DescribedTypes = {
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
}
