import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import { ask, asApplication, errorOf } from '../client.ts'

describe('the configuration of the channel', () => {
  const names = [
    'Dynamics.AX.Application.RetailAsyncCustomerAddressCreationFeature',
    'Dynamics.AX.Application.RetailEnhancedAsyncCustomerCreationFeature',
    'Dynamics.AX.Application.RetailAsyncCustomerEditingFeature',
    'Some.Other.Feature',
  ]
  const states = async (hq: ReturnType<typeof createHeadquarters>) => {
    const answer = await ask(hq.fetch, 'POST', 'GetFeatureStates', { featureNames: names })
    return answer.body.value?.map(({ IsEnabled }) => IsEnabled)
  }

  test('is in its extension properties, the device configuration and the feature states', async () => {
    const hq = createHeadquarters({
      profile: { createCustomersAsync: true, filterSharedCustomerData: true },
      features: { asyncAddresses: true },
      // Only an employee may read the configuration of a device.
      channel: { roles: 'open' },
    })
    const { body } = await ask(hq.fetch, 'POST', 'OrgUnits/GetOrgUnitConfiguration', {})
    expect(body.ExtensionProperties).toEqual([
      { Key: 'CreateAsyncCustomers', Value: { BooleanValue: true } },
      { Key: 'FilterSharedCustomerDataTables', Value: { BooleanValue: true } },
    ])
    const device = await ask(hq.fetch, 'GET', 'GetDeviceConfiguration()', undefined, asApplication)
    expect(device.body.CreateAsyncCustomers).toBe(true)
    expect(await states(hq)).toEqual([true, false, false, false])
    expect(errorOf(await ask(hq.fetch, 'POST', 'GetFeatureStates', {})).id).toBe('InvalidFormat')
  })
})
