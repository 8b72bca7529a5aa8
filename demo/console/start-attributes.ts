import type { AttributeDefinition } from 'pending-sync/mocks'
import definitions from './start-attributes.json' with { type: 'json' }

/** The customer attributes that headquarters has at the start. The command reads the same file. */
export const attributes = definitions as readonly AttributeDefinition[]
