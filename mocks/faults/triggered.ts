import { random } from '../tables/numbers.ts'
import type { Rows } from '../model/tables.ts'
import type { Fault } from '../model/settings.ts'

/** The faults that strike this request or job now, in the order in which they were added. Each is counted. */
export function triggerFaults(rows: Rows, operation: string): Fault[] {
  return rows
    .all('faults')
    .filter((fault) => isOn(fault, operation))
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

export function isOn({ on }: Fault, operation: string): boolean {
  return on === '*' || on === operation
}

function isTriggered(
  rows: Rows,
  { seen, triggered, after = 0, times = Infinity, probability = 1 }: Fault,
): boolean {
  if (seen < after || triggered >= times) return false
  return probability >= 1 || random(rows) < probability
}
