import { describe, expect, test } from 'vitest'
import { asApplication, asShopper, errorOf } from '../client.ts'
import { asGuest, setup } from './setup.ts'

describe('the reference data', () => {
  test('gives titles and purposes to everybody', async () => {
    const { get } = await setup()
    for (const path of ['Customers/GetTitles()', 'GetAddressPurposes()']) {
      const answer = await get(path, asGuest)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.body.value?.length).toBeGreaterThan(4)
    }
  })

  test('lists countries with their address formats, and provinces by country', async () => {
    const { hq, get, post } = await setup()
    await hq.channel.set({ roles: 'open' })
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

  test.each(['GetCountryRegions()', 'GetAffiliations()', 'GetDeviceConfiguration()'])(
    'gives %s only to employees',
    async (path) => {
      const { get } = await setup()
      for (const client of [asGuest, asShopper('anna'), asApplication]) {
        const refused = await get(path, client)
        expect([refused.status, errorOf(refused).id]).toEqual([403, 'AuthorizationFailed'])
      }
    },
  )
})
