import { words } from '../app/words.svelte.ts'
import type { Problem, RowReport } from './report.ts'

/** Where a value stands in a customer, such as `Addresses[0].City`. */
const places = { Addresses: 'address', Contacts: 'contact', CustomerAffiliations: 'affiliation' } as const

/** A value's name in words; what has none keeps the one it has on the wire. */
function nameField(member: string): string {
  const fields: Readonly<Record<string, string>> = words.jobs.fields
  const [, list, at, name] = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(member) ?? []
  const place = places[list as keyof typeof places]
  if (!place) return fields[member] ?? member
  const texts = [words.jobs.places[place](Number(at) + 1), name && (fields[name] ?? name)]
  return texts.filter(Boolean).join(', ')
}

/** Why a row was left, in the chosen language. */
export function tellWhy(problems: readonly Problem[]): string {
  return problems
    .map(({ code, members }) =>
      [members.map(nameField).join('; '), words.jobs.problems[code]].filter(Boolean).join(': '),
    )
    .join(' ')
}

/** What became of a row, in the chosen language. */
export function tellRow(row: RowReport): string {
  const t = words.jobs.outcomes
  if (row.outcome === 'brought' && row.kind === 'setting')
    return t[row.value ? 'settingOn' : 'settingOff'](words.console.settings[row.setting])
  const what = nameRow(row)
  if (row.outcome === 'brought') return t.customerBrought({ what, accountNumber: row.accountNumber })
  if (row.outcome === 'left') return t[`${row.kind}Left`]({ what, why: tellWhy(row.problems) })
  if (row.outcome === 'uploaded') return t[`${row.kind}Uploaded`](what)
  return t[`${row.kind}Synchronized`]({ what, accountNumber: row.accountNumber })
}

type NamedRow = Exclude<RowReport, { readonly kind: 'setting' }>

function nameRow(row: NamedRow): string {
  if (row.kind === 'customer') return row.name
  if (row.kind === 'address') return row.address
  return row.kind === 'order' ? row.id : row.properties.map(nameField).join(', ')
}
