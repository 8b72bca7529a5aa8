import { describe, expect, test } from 'vitest'
import { asApplication, asEmployee, asShopper, errorOf } from '../client.ts'
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
    const countries = (await get('GetCountryRegionsForShipping()')).body.value ?? []
    expect(countries.map((row) => row.CountryRegionId)).toEqual(['ITA', 'USA', 'DEU', 'FRA', 'GBR', 'JPN'])
    const all = (await get('GetCountryRegions()')).body.value ?? []
    expect(all.map((row) => row.CountryRegionId)).toEqual(expect.arrayContaining(['ITA', 'HKG', 'ZWE']))
    expect(all).toHaveLength(249)
    expect(all.find((row) => row.CountryRegionId === 'NLD')).toMatchObject({
      ISOCode: 'NL',
      ShortName: 'Netherlands',
    })
    for (const row of countries) expect(row.AddressFormatLines).not.toEqual([])
    const counts = await Promise.all(
      countries.map(async ({ CountryRegionId: countryRegionId }) => {
        const answer = await post('GetStateProvinces', { countryRegionId }, asGuest)
        return answer.body.value?.length
      }),
    )
    expect(counts).toEqual([107, 59, 16, 13, 4, 47])
    expect((await post('GetStateProvinces', { countryRegionId: 'XXX' })).body.value).toEqual([])
  })

  test.each(['GetCountryRegions()', 'GetAffiliations()', 'GetDeviceConfiguration()'])(
    'gives %s only to employees',
    async (path) => {
      const { hq, get } = await setup()
      expect((await get(path, asEmployee)).status).toBe(200)
      expect((await get(path, asGuest)).status).toBe(401)
      for (const client of [asShopper(hq, 'anna'), asApplication]) {
        const refused = await get(path, client)
        expect([refused.status, errorOf(refused).id]).toEqual([403, 'AuthorizationFailed'])
      }
    },
  )

  test('names the countries in the language of the shopper', async () => {
    const { post } = await setup()
    const names = async (languageId: string) => {
      const { body } = await post('GetCountryRegionsByLanguageId', { languageId }, asGuest)
      return body.value?.slice(0, 3).map(({ LongName }) => LongName)
    }
    expect(await names('it')).toEqual(['Italia', 'Stati Uniti', 'Germania'])
    expect(await names('en-us')).toEqual(['Italy', 'United States', 'Germany'])
    expect(await names('no language')).toEqual(['Italy', 'United States', 'Germany'])
  })

  test('finds the town of a ZIP code', async () => {
    const { post } = await setup()
    const townOf = async (countryRegionId: string, zipPostalCode: string) => {
      const answer = await post('GetAddressFromZipCode', { countryRegionId, zipPostalCode }, asGuest)
      return answer.body.value
    }
    expect(await townOf('ITA', '20121')).toMatchObject([{ CityName: 'Milano', StateId: 'MI' }])
    expect(await townOf('USA', '98052-6399')).toMatchObject([{ CityName: 'Redmond', StateId: 'WA' }])
    expect(await townOf('GBR', 'sw1a 1aa')).toMatchObject([{ CityName: 'London' }])
    expect(await townOf('ITA', '98052')).toEqual([])
    expect(await townOf('constructor', 'x')).toEqual([])
  })

  test('has groups for everybody, languages and places for employees', async () => {
    const { hq, get, post } = await setup()
    const groups = (await get('GetCustomerGroups()', asGuest)).body.value
    expect(groups).toContainEqual(expect.objectContaining({ CustomerGroupNumber: '30' }))
    expect((await get('GetLanguages()', asGuest)).status).toBe(401)
    expect((await get('GetLanguages()', asEmployee)).body.value).toContainEqual({ LanguageId: 'it' })
    const cities = await post('GetCities', { countryRegionId: 'ITA', stateProvinceId: 'MI' }, asEmployee)
    expect(cities.body.value).toMatchObject([{ Name: 'Milano' }])
    expect((await get('GetEnvironmentConfiguration()', asGuest)).body).toHaveProperty('EnvironmentId')
    expect((await get('GetEnvironmentConfiguration()', asShopper(hq, 'anna'))).status).toBe(403)
  })

  test('has no provinces of a country named like a property of every object', async () => {
    const { post } = await setup()
    for (const countryRegionId of ['constructor', '__proto__', 'toString']) {
      expect((await post('GetStateProvinces', { countryRegionId })).body.value).toEqual([])
    }
  })
})
