import { createCommerce } from 'pending-sync'
import { createHeadquarters } from 'pending-sync/mocks'

// A mock channel in async mode. In production, leave it and `fetch` out.
const headquarters = createHeadquarters({ profile: { createCustomersAsync: true } })
Object.assign(globalThis, { headquarters })

export const commerce = createCommerce({
  baseUrl: 'https://example.com/',
  operatingUnitNumber: '068',
  fetch: headquarters.fetch,
})
