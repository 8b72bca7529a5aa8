import { extensions, type DescribedTypes } from './described-type.ts'

/** The channel, its devices and its places. */
export const channelTypes: DescribedTypes = {
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
}
