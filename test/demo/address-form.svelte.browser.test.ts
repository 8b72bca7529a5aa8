import type { Commerce, CountryCode, NewAddress } from 'pending-sync'
import { flushSync } from 'svelte'
import { expect, onTestFinished, test } from 'vitest'
import { createAddressEditor } from '../../demo/pages/forms/address-form.svelte.ts'

interface State {
  readonly code: string
  readonly name: string
}

const viaRoma = {
  street: 'Via Roma 1',
  zipCode: '40121',
  city: 'Bologna',
  state: 'BO',
  country: 'ITA',
} as const

/** Opens the form of a known address. The test decides when the channel answers with the states of a country. */
function openForm(known: NewAddress) {
  const answers = new Map<CountryCode, (states: readonly State[]) => void>()
  const states = (country: CountryCode) =>
    new Promise<readonly State[]>((resolve) => answers.set(country, resolve))
  const commerce = { addresses: { countries: async () => [], states } } as unknown as Commerce
  let form!: ReturnType<typeof createAddressEditor>
  onTestFinished($effect.root(() => void (form = createAddressEditor(commerce, known))))
  flushSync()

  async function answer(country: CountryCode, ...codes: readonly string[]): Promise<void> {
    answers.get(country)?.(codes.map((code) => ({ code, name: code })))
    await Promise.resolve()
  }
  function move(country: CountryCode): void {
    form.address.country = country
    flushSync()
  }
  return { form, answer, move }
}

test('changes only what was typed', () => {
  const { form } = openForm(viaRoma)
  expect(form.changes(viaRoma)).toBeUndefined()
  form.address.city = ' Imola'
  form.address.zipCode = '40026'
  expect(form.changes(viaRoma)).toEqual({ city: ' Imola', zipCode: '40026' })
})

test('the states of a country that was left do not replace those of the new one when they arrive late', async () => {
  const { form, answer, move } = openForm(viaRoma)
  move('USA')
  await answer('USA', 'WA', 'OR')
  await answer('ITA', 'BO', 'MO')
  expect(form.states.map(({ code }) => code)).toEqual(['WA', 'OR'])
})

test('keeps a state that the channel offers, and no other', async () => {
  const { form, answer } = openForm(viaRoma)
  await answer('ITA', 'BO', 'MO')
  expect(form.address.state).toBe('BO')
  const unknown = openForm({ ...viaRoma, state: 'XX' })
  await unknown.answer('ITA', 'BO', 'MO')
  expect(unknown.form.address.state).toBe('')
  const unlisted = openForm({ ...viaRoma, state: 'XX' })
  await unlisted.answer('ITA')
  expect(unlisted.form.address.state).toBe('XX')
})
