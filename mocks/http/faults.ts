import type { Context } from '../context.ts'
import { strikes } from '../faults/strikes.ts'
import type { Fault } from '../terms.ts'
import { operationName, type Incoming } from './exchange.ts'

/**
 * The faults that strike a request. Rows that cannot be used are told in its answer: reading the request's own rows will
 * fail likewise. Inside a batch only those between channel and headquarters matter; the rest strike the batch itself.
 */
export function faultsFor({ tables }: Pick<Context, 'tables'>, incoming: Incoming): Promise<Fault[]> {
  return tables.change((rows) => strikes(rows, operationName(incoming))).catch(() => [])
}
