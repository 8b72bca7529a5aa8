import { computed } from 'nanostores'
import { fieldWords, placeWords } from '../words/console/fields.ts'
import { fateWords, problemWords } from '../words/console/reports.ts'
import { settingWords } from '../words/console/settings.ts'
import type { Problem, RowReport } from './report.ts'

/** Where a value stands in a customer, such as `Addresses[0].City`. */
const places = { Addresses: 'address', Contacts: 'contact', CustomerAffiliations: 'affiliation' } as const

/** A value's name in words; what has none keeps the one it has on the wire. */
const nameField = computed([fieldWords, placeWords], (fields, placed) => (member: string): string => {
  const [, list, at, name] = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(member) ?? []
  const place = places[list as keyof typeof places]
  if (!place) return fields[member as keyof typeof fields] ?? member
  const words = [
    placed[place]({ place: Number(at) + 1 }),
    name && (fields[name as keyof typeof fields] ?? name),
  ]
  return words.filter(Boolean).join(', ')
})

/** Why a row was left, in the chosen language. */
export const tellWhy = computed(
  [problemWords, nameField],
  (texts, name) => (problems: readonly Problem[]) =>
    problems
      .map(({ code, members }) => [members.map(name).join('; '), texts[code]].filter(Boolean).join(': '))
      .join(' '),
)

/** What became of a row, in the chosen language. */
export const tellRow = computed(
  [fateWords, settingWords, nameField, tellWhy],
  (t, settings, name, why) => (row: RowReport) => {
    if (row.outcome === 'brought' && row.kind === 'setting')
      return t[row.value ? 'settingOn' : 'settingOff']({ what: settings[row.setting] })
    const what = nameRow(row, name)
    if (row.outcome === 'brought') return t.customerBrought({ what, accountNumber: row.accountNumber })
    if (row.outcome === 'left') return t[`${row.kind}Left`]({ what, why: why(row.problems) })
    if (row.outcome === 'uploaded') return t[`${row.kind}Uploaded`]({ what })
    return t[`${row.kind}Synchronized`]({ what, accountNumber: row.accountNumber })
  },
)

type NamedRow = Exclude<RowReport, { readonly kind: 'setting' }>

function nameRow(row: NamedRow, name: (member: string) => string): string {
  if (row.kind === 'customer') return row.name
  if (row.kind === 'address') return row.address
  return row.kind === 'order' ? row.id : row.properties.map(name).join(', ')
}
