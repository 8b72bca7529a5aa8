import { describe } from 'vitest'
import { memoryTables } from '../../../mocks/tables/memory.ts'
import { tablesConform } from './conformance.ts'

describe('memory tables', () => {
  tablesConform(() => {
    const tables = memoryTables()
    return { open: () => tables }
  })
})
