import { countryOf, knownCountryCodes } from '../domain/country.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { Addresses, Titles } from '../public.ts'
import type { Answer } from '../wire/answer.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { type ApiDeps, throwUnanswered, withPublicErrors } from './verb.ts'

export interface Catalogue {
  readonly listTitles: Titles['list']
  readonly listCountries: Addresses['countries']
  readonly listStates: Addresses['states']
}

/** Lists the choices of a form: from the channel, or as it last answered if it cannot be reached. */
export function createCatalogue(
  deps: Pick<ApiDeps, 'messages' | 'stopped' | 'monitor'> & {
    readonly endpoints: Endpoints
    readonly outbox: OutboxStore
  },
): Catalogue {
  const { endpoints, outbox } = deps

  async function latest<Value>(name: string, answer: Answer<Value>): Promise<Value | undefined> {
    if (answer.kind !== 'ok') return outbox.readMeta<Value>(name)
    // The answer counts even if it cannot be stored, for example because the disk is full.
    await outbox.writeMeta(name, answer.body).catch(() => undefined)
    return answer.body
  }

  async function listTitles() {
    const titles = await latest('titles', await endpoints.listTitles())
    return titles ?? throwUnanswered(deps, { kind: 'unreachable', code: 'channel_unreachable' })
  }

  async function listCountries() {
    const offered = await latest('countries', await endpoints.listCountries())
    if (!offered?.length) return knownCountryCodes.map(countryOf)
    return offered.map((country) => ({ ...countryOf(country.code), ...country }))
  }

  async function listStates(country: string) {
    return (await latest(`states ${country}`, await endpoints.listStates(country))) ?? []
  }

  return {
    listTitles: () => withPublicErrors(deps, listTitles),
    listCountries: () => withPublicErrors(deps, listCountries),
    listStates: (country) => withPublicErrors(deps, () => listStates(country)),
  }
}
