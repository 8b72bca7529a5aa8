import { words } from '../../app/words.svelte.ts'

/** The label of a field in a country, by the path of the field in the input, such as `addresses.0.city`. */
export function addressLabel(path: string, country: string): string {
  const labels: Readonly<Record<string, string>> = words.account.address
  const field = path.split('.').at(-1) ?? ''
  return labels[`${field}_${country}`] ?? labels[field] ?? ''
}
