import { countryOf, type AddressField, type Commerce, type Country, type NewAddress } from 'pending-sync'
import { untrack } from 'svelte'
import { createDraft } from '../../app/draft.svelte.ts'

const blank: Record<AddressField, string> = {
  street: '',
  streetNumber: '',
  buildingComplement: '',
  zipCode: '',
  city: '',
  county: '',
  state: '',
  country: 'ITA',
}

/**
 * An address that is being filled in, with the fields of its country in that country's order. `page` names the draft, so
 * that two pages do not share one.
 */
export function createAddressForm({ addresses }: Commerce, page: string) {
  const draft = createDraft(`address ${page}`, blank)
  const address = draft.values
  let countries = $state.raw<readonly Country[]>([countryOf(blank.country)])
  let states = $state.raw<readonly { readonly code: string; readonly name: string }[]>([])

  addresses.countries().then(
    (offered) => (countries = offered),
    () => {},
  )

  let previous = address.country
  $effect(() => {
    const { country } = address
    if (country !== previous) clearForeign(previous, country)
    previous = country
    addresses.states(country).then(
      (offered) => {
        if (country === address.country) offerStates(offered)
      },
      () => offerStates([]),
    )
  })

  /** A county or a state of one country means nothing in another one. A postal code may be that of the new country. */
  function clearForeign(from: string, to: string) {
    untrack(() => {
      address.county = address.state = ''
      // The old list must not be offered while the new one is on its way.
      states = []
      const fits = (country: string) => countryOf(country).zipCode?.test(address.zipCode.trim())
      if (fits(from) && !fits(to)) address.zipCode = ''
    })
  }

  function offerStates(offered: typeof states) {
    const isOffered = offered.length === 0 || offered.some(({ code }) => code === address.state)
    if (!isOffered) address.state = ''
    states = offered
  }

  return {
    address,
    /** Deletes the draft, because the SDK keeps the address from now on. */
    endDraft: draft.end,
    get fields() {
      return countryOf(address.country).fields
    },
    get countries() {
      return countries
    },
    get states() {
      return states
    },
    /** The address; `undefined` when only the country is filled in. */
    entered(): NewAddress | undefined {
      const { country, ...typed } = $state.snapshot(address)
      const lines = Object.entries(typed).filter(([field]) => isShown(field, country))
      return lines.some(([, line]) => line.trim()) ? { ...Object.fromEntries(lines), country } : undefined
    },
  }
}

function isShown(field: string, country: string): boolean {
  return countryOf(country).fields.some((shown) => shown === field)
}

export type AddressForm = ReturnType<typeof createAddressForm>
