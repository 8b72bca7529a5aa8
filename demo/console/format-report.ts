import type { JobName, Problem, RowReport } from 'pending-sync/mocks'
import { fromStore } from 'svelte/store'
import { fieldWords, placeWords } from '../words/console/fields.ts'
import { jobNameWords, jobWords } from '../words/console/jobs.ts'
import { fateWords, problemWords } from '../words/console/reports.ts'
import { settingWords } from '../words/console/settings.ts'
import { allJobs } from './jobs.ts'

// Reading `current` in a component keeps its text in the chosen language.
const fieldTexts = fromStore(fieldWords)
const placeTexts = fromStore(placeWords)
const jobNameTexts = fromStore(jobNameWords)
const jobTexts = fromStore(jobWords)
const outcomeTexts = fromStore(fateWords)
const problemTexts = fromStore(problemWords)
const settingTexts = fromStore(settingWords)

/** Describes the outcome of a row. */
export function formatRow(row: RowReport): string {
  const t = outcomeTexts.current
  if (row.outcome === 'brought' && row.kind === 'setting')
    return t[row.value ? 'settingOn' : 'settingOff']({ what: settingTexts.current[row.setting] })
  const what = rowLabel(row)
  if (row.outcome === 'brought') return t.customerBrought({ what, accountNumber: row.accountNumber })
  if (row.outcome === 'left') return t[`${row.kind}Left`]({ what, why: formatProblems(row.problems) })
  if (row.outcome === 'uploaded') return t[`${row.kind}Uploaded`]({ what })
  return t[`${row.kind}Synchronized`]({ what, accountNumber: row.accountNumber })
}

/** Describes why a row was not converted. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ code, members }) =>
      [members.map(fieldLabel).join('; '), problemTexts.current[code]].filter(Boolean).join(': '),
    )
    .join(' ')
}

export function formatJobName(job: JobName): string {
  const word = allJobs.find(({ name }) => name === job)?.word
  return word ? jobNameTexts.current[word] : job
}

export function formatInterval(everyMs: number): string {
  const t = jobTexts.current
  const seconds = Math.round(everyMs / 1000)
  const isWhole = seconds >= 60 && seconds % 60 === 0
  return isWhole ? t.everyMinutes({ minutes: seconds / 60 }) : t.everySeconds({ seconds })
}

type NamedRow = Exclude<RowReport, { readonly kind: 'setting' }>

function rowLabel(row: NamedRow): string {
  if (row.kind === 'customer') return row.name
  if (row.kind === 'address') return row.address
  return row.kind === 'order' ? row.id : row.properties.map(fieldLabel).join(', ')
}

const lists = { Addresses: 'address', Contacts: 'contact', CustomerAffiliations: 'affiliation' } as const

/** Labels a field by its path in a customer, such as `Addresses[0].City`. A field without a text keeps its wire name. */
function fieldLabel(path: string): string {
  const [, list, index, name] = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(path) ?? []
  const item = lists[list as keyof typeof lists]
  if (!item) return fieldText(path)
  const label = placeTexts.current[item]({ place: Number(index) + 1 })
  return name ? `${label}, ${fieldText(name)}` : label
}

function fieldText(name: string): string {
  const texts = fieldTexts.current
  return texts[name as keyof typeof texts] ?? name
}
