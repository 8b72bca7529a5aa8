import type { CustomerAttributes } from '../api/attributes.ts'
import type { Rows } from '../model/tables.ts'
import type { Deps } from '../runtime/deps.ts'
import {
  attributesAtHeadquarters,
  define,
  publishDefinitions,
  publishGroup,
  removeDefinition,
  setGroup,
} from './attributes.ts'
import { publishOf } from './configuration.ts'

/** `hq.attributes`: the customer attributes at headquarters. */
export function createAttributes({ tables }: Deps): CustomerAttributes {
  function change(run: (rows: Rows) => void): Promise<void> {
    return tables.change((rows) => {
      run(rows)
      if (publishOf(rows) === 'at once') {
        publishDefinitions(rows)
        publishGroup(rows)
      }
    })
  }
  return {
    get: () => tables.read(attributesAtHeadquarters),
    define: (definition) => change((rows) => define(rows, definition)),
    remove: (name) => change((rows) => removeDefinition(rows, name)),
    setGroup: (changes) => change((rows) => setGroup(rows, changes)),
  }
}
