import { countryOf, knownCountryCodes } from '../domain/country.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { Addresses, Titles } from '../public.ts'
import type { Answer } from '../wire/answer.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { asVerb, refuse, type Words } from './verbs.ts'

export interface Catalogue {
  readonly listTitles: Titles['list']
  readonly listCountries: Addresses['countries']
  readonly listStates: Addresses['states']
}

/** What the channel offers to choose from: as it says now, or as it said last when it cannot be reached. */
export function createCatalogue(endpoints: Endpoints, records: OutboxRecords, words: Words): Catalogue {
  async function current<Value>(name: string, answer: Answer<Value>): Promise<Value | undefined> {
    if (answer.kind !== 'ok') return records.readFact<Value>(name)
    // Remembering is a courtesy: a full disk must not hide what the channel just said.
    await records.writeFact(name, answer.body).catch(() => undefined)
    return answer.body
  }

  return {
    listTitles: () =>
      asVerb(words, async () => {
        const titles = await current('titles', await endpoints.listTitles())
        return titles ?? refuse(words, { kind: 'unreachable', code: 'channel_unreachable' })
      }),
    listCountries: () =>
      asVerb(words, async () => {
        const offered = await current('countries', await endpoints.listCountries())
        if (!offered?.length) return knownCountryCodes.map(countryOf)
        return offered.map((country) => ({ ...countryOf(country.code), ...country }))
      }),
    listStates: (country) =>
      asVerb(
        words,
        async () => (await current(`states ${country}`, await endpoints.listStates(country))) ?? [],
      ),
  }
}
