import type { AddressField, Commerce, NewAddress } from 'pending-sync'
import { countryOf } from 'pending-sync'
import { createDraft } from '../../ui/draft.svelte.ts'

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

/** An address while it is typed, with the fields of its country in that country's order. `place`: where it is typed. */
export function createAddressForm({ addresses }: Commerce, place: string) {
  const draft = createDraft(`address ${place}`, blank)
  const address = draft.values
  let countries = $state.raw<readonly string[]>([blank.country])
  let states = $state.raw<readonly { readonly code: string; readonly name: string }[]>([])

  addresses.countries().then(
    (known) => (countries = known.map(({ code }) => code)),
    () => {},
  )

  $effect(() => {
    const { country } = address
    addresses.states(country).then(
      (known) => {
        if (country === address.country) offerStates(known)
      },
      () => offerStates([]),
    )
  })

  function offerStates(known: typeof states) {
    const isOffered = known.length === 0 || known.some(({ code }) => code === address.state)
    if (!isOffered) address.state = ''
    states = known
  }

  return {
    address,
    /** The address is kept elsewhere from here on. */
    end: draft.end,
    get fields() {
      return countryOf(address.country).fields
    },
    get countries() {
      return countries
    },
    get states() {
      return states
    },
    /** The address, or nothing when no more than the country was chosen. */
    entered(): NewAddress | undefined {
      const { country, ...lines } = $state.snapshot(address)
      return Object.values(lines).some((line) => line.trim()) ? { ...lines, country } : undefined
    },
  }
}

export type AddressForm = ReturnType<typeof createAddressForm>
