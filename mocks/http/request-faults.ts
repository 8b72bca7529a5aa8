import type { Deps } from '../runtime/deps.ts'
import { isOn, triggerFaults } from '../faults/triggered.ts'
import type { Fault } from '../model/settings.ts'
import { operationName, type Incoming } from './match.ts'

/**
 * The faults that strike a request. Rows that cannot be used are told in its answer: reading the request's own rows will
 * fail likewise. Inside a batch only those between channel and headquarters matter; the rest strike the batch itself.
 */
export async function faultsFor({ tables }: Pick<Deps, 'tables'>, incoming: Incoming): Promise<Fault[]> {
  const operation = operationName(incoming)
  try {
    // Most headquarters have no faults: looking is cheaper than a change.
    const isStruck = await tables.read((rows) => rows.all('faults').some((fault) => isOn(fault, operation)))
    return isStruck ? await tables.change((rows) => triggerFaults(rows, operation)) : []
  } catch {
    return []
  }
}
