import { english } from '../wire/messages/en.ts'
import type { Problem, RowReport, RowSubject } from '../model/jobs.ts'

/** What became of a row, in English: for logs and terminals. */
export function rowLine(row: RowReport): string {
  if (row.outcome === 'brought') return broughtLine(row)
  const label = labelOf(row)
  if (row.outcome === 'uploaded') return `${label} uploaded`
  if (row.outcome === 'left') return `${label} not ${done[row.kind]}: ${problemsText(row.problems)}`
  return `${label} ${done[row.kind]}: account number ${row.accountNumber}`
}

export function problemsText(problems: readonly Problem[]): string {
  return problems
    .map(({ code, members }) => [members.join(', '), textOf(code)].filter(Boolean).join(': '))
    .join(' ')
}

const done = { customer: 'converted', address: 'added', edit: 'made', order: 'booked' } as const

function broughtLine(row: Extract<RowReport, { outcome: 'brought' }>): string {
  if (row.kind === 'setting') return `${row.setting}: ${row.value ? 'Yes' : 'No'}`
  return `Account ${row.accountNumber} of ${row.name} brought to the channel`
}

function labelOf(subject: RowSubject): string {
  if (subject.kind === 'customer') return `Customer ${subject.name}`
  if (subject.kind === 'address') return `Address ${subject.address}`
  if (subject.kind === 'order') return `Order ${subject.id}`
  return `Change of ${subject.properties.join(', ')}`
}

function textOf(code: Problem['code']): string {
  return code === 'AccountNumberMissing' ? 'Its customer has no account number yet.' : english[code]
}
