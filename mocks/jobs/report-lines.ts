import type { Problem, RowReport, RowSubject } from '../model/jobs.ts'
import type { Address } from '../wire/customer-parts.ts'
import { english } from '../wire/messages/en.ts'

/** The outcome of a row in English, for logs and terminals. */
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

export function oneLineAddress({ FullAddress }: Address): string {
  return FullAddress.replaceAll('\n', ', ')
}

const done = { customer: 'converted', address: 'added', edit: 'applied', order: 'booked' } as const

function broughtLine(row: Extract<RowReport, { outcome: 'brought' }>): string {
  if (row.kind === 'setting') return `${row.setting}: ${row.value ? 'Yes' : 'No'}`
  if (row.kind === 'attribute') {
    return `Attribute ${row.name} ${row.change === 'sent' ? 'sent to' : 'removed from'} the channel`
  }
  if (row.kind === 'attribute-group') {
    return `Attribute group ${row.name} sent to the channel: ${row.attributes.join(', ') || 'empty'}`
  }
  return `Account ${row.accountNumber} of ${row.name} sent to the channel`
}

function labelOf(subject: RowSubject): string {
  if (subject.kind === 'customer') return `Customer ${subject.name}`
  if (subject.kind === 'address') return `Address ${subject.address}`
  if (subject.kind === 'order') return `Order ${subject.id}`
  return `Edit of ${subject.properties.join(', ')}`
}

function textOf(code: Problem['code']): string {
  if (code === 'AccountNumberMissing') return 'Its customer has no account number yet.'
  return code === 'AddressMissing' ? 'Headquarters does not have the address yet.' : english[code]
}
