import type { FeatureName } from '../model/settings.ts'
import { defaultCustomer } from '../reference-data/customers.ts'
import { configurationOf, featureNames } from '../rules/configuration.ts'
import { invalidFormat } from '../wire/refusal.ts'
import { allCallers, type Operation } from './operation.ts'

/**
 * [ours] The answer has the profile's options as extension properties. The documentation does not say how shoppers
 * read them.
 */
export const orgUnitConfiguration: Operation = {
  name: 'POST OrgUnits/GetOrgUnitConfiguration',
  key: 'keyless',
  allowedCallers: allCallers,
  returns: 'ChannelConfiguration',
  run(rows) {
    const { createCustomersAsync, filterSharedCustomerData } = configurationOf(rows)
    const value = {
      RecordId: 5637144592,
      Currency: defaultCustomer.CurrencyCode,
      DefaultLanguageId: defaultCustomer.Language,
      DefaultCustomerAccount: defaultCustomer.AccountNumber,
      ExtensionProperties: [
        { Key: 'CreateAsyncCustomers', Value: { BooleanValue: createCustomersAsync } },
        { Key: 'FilterSharedCustomerDataTables', Value: { BooleanValue: filterSharedCustomerData } },
      ],
    }
    return { kind: 'entity', value }
  },
}

/** The configuration of a store's device. */
export const deviceConfiguration: Operation = {
  name: 'GET GetDeviceConfiguration',
  key: 'keyless',
  allowedCallers: ['employee'],
  returns: 'DeviceConfiguration',
  run(rows) {
    const value = {
      CreateAsyncCustomers: configurationOf(rows).createCustomersAsync,
      ExtensionProperties: [],
    }
    return { kind: 'entity', value }
  },
}

/** An unknown feature is answered as not enabled. */
export const featureStates: Operation = {
  name: 'POST GetFeatureStates',
  key: 'keyless',
  allowedCallers: allCallers,
  parameters: { featureNames: 'text[]' },
  returns: 'FeatureState[]',
  run(rows, { body }) {
    const { featureNames: names } = body
    if (!Array.isArray(names)) throw invalidFormat('featureNames')
    const configuration = configurationOf(rows)
    const enabled = (Object.keys(featureNames) as FeatureName[]).filter((feature) => configuration[feature])
    const enabledNames = new Set(enabled.map((feature) => featureNames[feature]))
    const values = names.map((name) => ({ Name: String(name), IsEnabled: enabledNames.has(String(name)) }))
    return { kind: 'list', values }
  },
}

/** [ours] The values: they say that this is the mock. */
export const environmentConfiguration: Operation = {
  name: 'GET GetEnvironmentConfiguration',
  key: 'keyless',
  allowedCallers: ['employee', 'anonymous', 'application'],
  returns: 'EnvironmentConfiguration',
  run: () => ({
    kind: 'entity',
    value: {
      EnvironmentId: '00000000-0000-4000-a000-000000000000',
      EnvironmentName: 'Mock headquarters',
      TenantId: '00000000-0000-4000-a000-000000000001',
      BaseVersion: '9.24',
    },
  }),
}
