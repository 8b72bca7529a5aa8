import type { Fault } from '../model/faults.ts'
import type { Rows } from '../model/tables.ts'
import type { Deps } from '../runtime/deps.ts'
import { random } from '../tables/numbers.ts'

/** The `on` of a fault that applies to every request. */
export const everyRequest = '*'
/** The `on` of a fault that applies to the rows of this job. */
export const rowsOfJob = 'synchronize-customers'

/** Resolves with the faults that trigger for a request now. Never rejects. */
export async function triggeredFaults({ tables }: Pick<Deps, 'tables'>, operation: string): Promise<Fault[]> {
  try {
    // Most headquarters have no faults, and a read is cheaper than a change.
    const isOn = ({ on }: Fault) => on === everyRequest || on === operation
    const hasFault = await tables.read((rows) => rows.all('faults').some(isOn))
    return hasFault ? await tables.change((rows) => trigger(rows, isOn)) : []
  } catch {
    // The storage failed. Processing the request will fail too, and its answer will say so.
    return []
  }
}

/** The faults that trigger for one row of the job. `*` is every request, so rows do not use it up. */
export function triggerRowFaults(rows: Rows): Fault[] {
  return trigger(rows, ({ on }) => on === rowsOfJob)
}

/** The faults that trigger now, in the order in which they were added. Counts each of them. */
function trigger(rows: Rows, isOn: (fault: Fault) => boolean): Fault[] {
  return rows
    .all('faults')
    .filter(isOn)
    .filter((fault) => {
      const isHit = isTriggered(rows, fault)
      rows.put('faults', fault.id, {
        ...fault,
        seen: fault.seen + 1,
        triggered: fault.triggered + (isHit ? 1 : 0),
      })
      return isHit
    })
}

function isTriggered(
  rows: Rows,
  { seen, triggered, after = 0, times = Infinity, probability = 1 }: Fault,
): boolean {
  if (seen < after || triggered >= times) return false
  return probability >= 1 || random(rows) < probability
}
