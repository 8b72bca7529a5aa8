import { createCustomerTable, customerTable, type Cell, type Outcome } from '../../sdk/negotiation/table.ts'

/** The decision table as Markdown, read from the code itself. `npm run rules` prints it. */
export function rulesTable(): string {
  const customers = Object.entries(customerTable).map(([operation, { synced, pending, queued, refused }]) => [
    code(operation),
    cell(synced.reachable),
    cell(pending.reachable),
    queued === pending ? 'as pending' : cell(queued.reachable),
    cell(refused.reachable),
    `${cell(synced.unreachable)}; pending: ${cell(pending.unreachable)}`,
  ])
  const creates = Object.entries(createCustomerTable).map(([mode, row]) => [
    `${code('create-customer')}, channel in ${mode} mode`,
    '',
    outcome(row.reachable),
    '',
    '',
    `${outcome(row.unreachable)}; with filtered customer tables: ${outcome(row['unreachable, customers filtered'])}`,
  ])
  const rows = [...creates, ...customers]
  return [
    '| operation | synced customer | new or pending customer | queued customer | refused customer | channel unreachable |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')
}

function cell(value: Cell): string {
  if (typeof value === 'string' || 'reason' in value) return outcome(value)
  return `${value.ifAll.map(code).join(' and ')}: ${nested(value.met)}; else ${nested(value.unmet)}`
}

function nested(value: Cell): string {
  return typeof value === 'string' || 'reason' in value ? outcome(value) : `(${cell(value)})`
}

function outcome(value: Outcome): string {
  if (typeof value === 'string') return `**${value}**`
  const refused = `**refused** (${code(value.reason)})`
  return value.canWait ? `${refused}, or waits` : refused
}

function code(text: string): string {
  return `\`${text}\``
}

if (import.meta.main) console.log(rulesTable())
