import {
  countryOf,
  newAddressSchema,
  type AddressChanges,
  type AddressField,
  type Commerce,
  type Country,
  type CountryCode,
  type NewAddress,
} from 'pending-sync'
import { untrack } from 'svelte'
import { createDraft } from '../../app/draft.svelte.ts'
import { problemsOf } from './schema-problems.ts'

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
 * that two pages do not share one. `country` is suggested until the address is begun.
 */
export function createAddressForm(commerce: Commerce, page: string, country?: string) {
  const { values, end } = createDraft(`address ${page}`, blank)
  if (country && !isBegun(values)) values.country = country
  return formOf(commerce, values, end)
}

/** The same for an address that is being changed. Nothing of it is kept over a reload. */
export function createAddressEditor(commerce: Commerce, known: NewAddress) {
  const typed = Object.keys(blank).map((field) => [field, known[field as AddressField] ?? ''])
  const address: Record<AddressField, string> = $state(Object.fromEntries(typed))
  return formOf(commerce, address, () => {})
}

function formOf({ addresses }: Commerce, address: Record<AddressField, string>, endDraft: () => void) {
  let countries = $state.raw<readonly Country[]>([countryOf(address.country)])
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
    endDraft,
    get country() {
      return countryOf(address.country).code
    },
    get fields() {
      return countryOf(address.country).fields
    },
    get countries() {
      return countries
    },
    get states() {
      return states
    },
    /** More than the country is filled in. */
    get isBegun() {
      return isBegun(address)
    },
    entered: (): NewAddress => shownFields(address),
    /** The fields that are wrong or missing. */
    problems: () => problemsOf(newAddressSchema, shownFields(address)),
    /** The fields that differ from those of a known address; `undefined` if none does. */
    changes(known: NewAddress): AddressChanges | undefined {
      const typed = Object.entries(shownFields(address))
      const changed = typed.filter(([field, line]) => line.trim() !== (known[field as AddressField] ?? ''))
      return changed.length ? Object.fromEntries(changed) : undefined
    },
  }
}

function isBegun(address: Record<AddressField, string>): boolean {
  const { country: _, ...lines } = shownFields(address)
  return Object.values(lines).some((line) => line.trim())
}

/** The fields that the country of the address has. */
function shownFields(
  address: Record<AddressField, string>,
): { country: CountryCode } & Record<string, string> {
  const { code, fields } = countryOf(address.country)
  const lines: Record<string, string> = Object.fromEntries(fields.map((field) => [field, address[field]]))
  return { ...lines, country: code }
}

export type AddressForm = ReturnType<typeof createAddressForm>
