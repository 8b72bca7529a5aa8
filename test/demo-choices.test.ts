import { describe, expect, test } from 'vitest'
import { textRules } from '../demo/console/channel-options.ts'
import { choiceOf, faultTargets, kindsFor, ruleOf } from '../demo/console/fault-choices.ts'
import { faultKinds, fieldsOf } from '../demo/console/fault-kinds.ts'
import { addSettings } from '../demo/console/link-settings.ts'
import { applySetUp } from '../demo/console/set-up.ts'
import { attributes } from '../demo/console/start-attributes.ts'
import { storeChoices } from '../demo/console/store-choices.ts'
import { createHeadquarters, type Headquarters } from '../mocks/index.ts'
import { deliveryCountries, languages } from '../mocks/reference-data/countries.ts'
import { affiliations, customerGroups } from '../mocks/reference-data/customers.ts'
import { textRules as knownRules } from '../mocks/rules/channel-behaviour.ts'

/** The console takes no values from the mock, because its pages would load the whole mock: what it repeats is compared here. */

describe('the fault form', () => {
  test('offers every kind of headquarters', async () => {
    const refusal = createHeadquarters().faults.add({ on: '*', kind: 'none' as 'slow' })
    const known = faultKinds.map(({ kind }) => kind).toSorted()
    await refusal.catch(({ message }: Error) => {
      expect(message.split('Kinds: ')[1]?.split(', ').toSorted()).toEqual(known)
    })
    expect.assertions(1)
  })

  test('adds faults that headquarters accepts and that a link repeats, for every value of every field', async () => {
    const hq = createHeadquarters()
    for (const { word: target } of faultTargets) {
      for (const kind of kindsFor(target)) {
        const fields = fieldsOf(kind).flatMap(([name, values]) => values.map((value) => `${name}-${value}`))
        for (const field of ['', ...fields]) {
          const rule = ruleOf([target, kind.word, 'once', field])
          expect(rule).toMatchObject({ kind: kind.kind, times: 1 })
          if (rule) expect(ruleOf(choiceOf(await hq.faults.add(rule)))).toEqual(rule)
        }
      }
    }
  })

  test('does not put a fault into a link that the form cannot add', async () => {
    const hq = createHeadquarters()
    const slow = await hq.faults.add({ on: 'POST Customers', kind: 'slow', ms: 77, times: 1 })
    const later = await hq.faults.add({ on: 'POST Customers', kind: 'garbage', after: 2, times: 1 })
    expect([slow, later].map(choiceOf)).toEqual([[], []])
  })
})

test('the channel panel offers every rule for texts', () => {
  expect(textRules).toEqual(knownRules)
})

test('the store panel offers the groups, languages, countries and affiliations of headquarters', () => {
  expect(storeChoices.groups).toEqual(customerGroups.map(({ CustomerGroupNumber }) => CustomerGroupNumber))
  expect(storeChoices.languages).toEqual(languages)
  expect(storeChoices.countries).toEqual(deliveryCountries.map(({ id }) => id))
  expect(storeChoices.affiliations).toEqual(affiliations.map(({ RecordId }) => RecordId))
})

describe('a link', () => {
  const start = () => createHeadquarters({ attributes })
  const linkOf = async (hq: Headquarters) => {
    const link = new URLSearchParams()
    addSettings(link, hq, await hq.tables.read())
    return Object.fromEntries(link)
  }
  const apply = (hq: Headquarters, link: Readonly<Record<string, string>>) =>
    applySetUp(hq, new URLSearchParams(link))

  test('says nothing about settings that are as at the start', async () => {
    expect(await linkOf(start())).toEqual({})
  })

  test('brings channel, store and linking to another headquarters, and all others back to the start', async () => {
    const [from, to] = [start(), start()]
    await from.channel.set(from.channel.defaults)
    await from.channel.set({ keepsExtensionProperties: ['a.b_c'], searchIndexLagMs: 60_000 })
    await from.store.set({
      country: 'USA',
      defaultCustomer: { CustomerGroup: '10', affiliationIds: [68719476743] },
    })
    await from.attributes.define({ name: 'Size', type: 'integer', maximum: 50 })
    await from.attributes.define({ name: 'Colour', type: 'text', values: ['red'] })
    await from.attributes.setGroup({ attributes: ['Colour'] })
    await from.identities.automaticLinking.set('B2B')
    await to.channel.set({ guestsReadByGuid: false })
    await to.store.set({ defaultCustomer: { CurrencyCode: 'USD' } })
    await to.attributes.define({ name: 'Newsletter', type: 'boolean' })
    await apply(to, await linkOf(from))
    expect(await to.channel.get()).toEqual(await from.channel.get())
    expect(await to.store.get()).toEqual(await from.store.get())
    expect(await to.attributes.get()).toEqual(await from.attributes.get())
    expect(await to.identities.automaticLinking.get()).toBe('B2B')
    await apply(to, {})
    expect(await linkOf(to)).toEqual({})
  })

  test('applies its valid values and names the others', async () => {
    const hq = start()
    const notApplied = await apply(hq, {
      channel: '{"roles":"all","anonymousAccess":false,"shoes":1}',
      store: '{"country":"XXX","CurrencyCode":"USD","Language":7}',
      attributes: '{"definitions":[7,{"name":"Size","type":"text"}],"group":{"attributes":["Hat"]}}',
      linking: 'B2C',
    })
    expect(await linkOf(hq)).toEqual({
      channel: '{"anonymousAccess":false}',
      store: '{"CurrencyCode":"USD"}',
      attributes:
        '{"definitions":[{"name":"Size","type":"text"}],"group":{"name":"Customers","attributes":"all"}}',
    })
    const [settings, attributesOfLink] = [
      ['roles', 'shoes', 'country', 'Language'],
      ['attributes', 'attributes'],
    ]
    expect(notApplied).toEqual(['linking', ...settings, ...attributesOfLink])
  })

  test('turns on what it can, and names a switch that needs others, a job and a fault that it cannot have', async () => {
    const hq = start()
    const notApplied = await apply(hq, {
      'set-up': 'createCustomersAsync_asyncEditing_asyncAdresses',
      jobs: '1010.60_P-jop.5_P-job.1e99_synchronize-customers.x',
      faults: 'creating.noAnswer.once_creating.noAnswer.often_constructor',
    })
    expect(notApplied).toEqual([
      'asyncAdresses',
      'asyncEditing',
      'P-jop.5',
      'P-job.1e99',
      'synchronize-customers.x',
      'creating.noAnswer.often',
      'constructor',
    ])
    const { headquarters, schedules, faults } = await hq.tables.read()
    expect(headquarters.profile.createCustomersAsync).toBe(true)
    expect(headquarters.features.asyncEditing).toBe(false)
    expect(schedules).toMatchObject([{ job: '1010', everyMs: 60_000 }])
    expect(faults).toMatchObject([{ kind: 'no-answer', times: 1 }])
    await hq.stop()
  })

  test('turns switches off that others need, whatever was on before', async () => {
    const hq = start()
    const all = 'asyncAddresses_enhancedAsyncCreation_asyncEditing'
    expect(await apply(hq, { 'set-up': all })).toEqual([])
    expect(await apply(hq, { 'set-up': `no-performance-improvements_${all}` })).toEqual(['asyncEditing'])
    expect((await hq.tables.read()).headquarters.features).toMatchObject({
      enhancedAsyncCreation: true,
      asyncEditing: false,
      performanceImprovements: false,
    })
  })
})
