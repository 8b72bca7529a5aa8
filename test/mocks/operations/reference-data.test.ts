import { describe, expect, test } from 'vitest'
import { asShopper } from '../client.ts'
import { asGuest, setup } from './setup.ts'

describe('the reference data', () => {
  test('gives titles, purposes and countries to everybody', async () => {
    const { get } = await setup()
    for (const path of ['Customers/GetTitles()', 'GetAddressPurposes()', 'GetCountryRegions()']) {
      const answer = await get(path, asGuest)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.body.value?.length).toBeGreaterThan(4)
    }
  })

  test('lists countries with their address formats, and provinces by country', async () => {
    const { get, post } = await setup()
    const countries = (await get('GetCountryRegions()')).body.value ?? []
    expect(countries.map((row) => row.CountryRegionId)).toEqual(['ITA', 'USA', 'DEU', 'FRA', 'GBR', 'JPN'])
    for (const row of countries) expect(row.AddressFormatLines).not.toEqual([])
    const counts = await Promise.all(
      countries.map(async ({ CountryRegionId: countryRegionId }) => {
        const answer = await post('GetStateProvinces', { countryRegionId }, asGuest)
        return answer.body.value?.length
      }),
    )
    expect(counts).toEqual([107, 51, 16, 13, 4, 47])
    expect((await post('GetStateProvinces', { countryRegionId: 'XXX' })).body.value).toEqual([])
  })

  test('gives affiliations and the device configuration only to applications', async () => {
    const { hq, get } = await setup()
    for (const path of ['GetAffiliations()', 'GetDeviceConfiguration()']) {
      expect((await get(path)).status).toBe(200)
      expect((await get(path, asGuest)).status).toBe(401)
      expect((await get(path, asShopper(hq, 'anna'))).status).toBe(403)
    }
  })
})
