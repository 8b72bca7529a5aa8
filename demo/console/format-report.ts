import type { JobName, Problem, RowReport } from 'pending-sync/mocks'
import { words } from '../app/words.svelte.ts'
import { allJobs } from './jobs.ts'

/** Describes the outcome of a row. */
export function formatRow(row: RowReport): string {
  const t = words.jobs.outcomes
  if (row.outcome === 'brought' && row.kind === 'setting')
    return t[row.value ? 'settingOn' : 'settingOff'](words.console.settings[row.setting])
  if (row.kind === 'attribute')
    return t[row.change === 'sent' ? 'attributeSent' : 'attributeRemoved'](row.name)
  if (row.kind === 'attribute-group') return t.attributeGroupSent(row.attributes)
  const what = rowLabel(row)
  if (row.outcome === 'brought') return t.customerBrought({ what, accountNumber: row.accountNumber })
  if (row.outcome === 'left') return t[`${row.kind}Left`]({ what, why: formatProblems(row.problems) })
  if (row.outcome === 'uploaded') return t[`${row.kind}Uploaded`](what)
  return t[`${row.kind}Synchronized`]({ what, accountNumber: row.accountNumber })
}

/** Describes why a row was not converted. `attributes`: the names of the attributes of the row, in their order. */
export function formatProblems(problems: readonly Problem[], attributes: readonly string[] = []): string {
  return problems
    .map(({ code, members }) =>
      [
        members.map((path) => attributeLabel(path, attributes) ?? fieldLabel(path)).join('; '),
        words.jobs.problems[code],
      ]
        .filter(Boolean)
        .join(': '),
    )
    .join(' ')
}

export function formatJobName(job: JobName): string {
  const word = allJobs.find(({ name }) => name === job)?.word
  return word ? words.jobs.jobNames[word] : job
}

export function formatInterval(everyMs: number): string {
  const t = words.jobs.jobs
  const seconds = Math.round(everyMs / 1000)
  const isWhole = seconds >= 60 && seconds % 60 === 0
  return isWhole ? t.everyMinutes(seconds / 60) : t.everySeconds(seconds)
}

type NamedRow = Exclude<RowReport, { readonly kind: 'setting' | 'attribute' | 'attribute-group' }>

function rowLabel(row: NamedRow): string {
  if (row.kind === 'customer') return row.name
  if (row.kind === 'address') return row.address
  return row.kind === 'order' ? row.id : row.properties.map(fieldLabel).join(', ')
}

const lists = {
  Addresses: 'address',
  Contacts: 'contact',
  CustomerAffiliations: 'affiliation',
  Attributes: 'attribute',
} as const

/** `Attributes[0].AttributeValue` is the first attribute itself. */
function attributeLabel(path: string, attributes: readonly string[]): string | undefined {
  const [, index] = /^Attributes\[(\d+)\]/.exec(path) ?? []
  return index === undefined ? undefined : attributes[Number(index)]
}

/** Labels a field by its path in a customer, such as `Addresses[0].City`. A field without a text keeps its wire name. */
function fieldLabel(path: string): string {
  const [, list, index, name] = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(path) ?? []
  const item = lists[list as keyof typeof lists]
  if (!item) return fieldText(path)
  const label = words.jobs.places[item](Number(index) + 1)
  return name ? `${label}, ${fieldText(name)}` : label
}

function fieldText(name: string): string {
  const texts: Readonly<Record<string, string>> = words.jobs.fields
  return texts[name] ?? name
}
