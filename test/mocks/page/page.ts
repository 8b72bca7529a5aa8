import { startHeadquarters } from '../../../mocks/browser.ts'

/** The functions that the tests call inside the page. */
export interface PageApi {
  readonly create: (firstName: string) => Promise<{ AccountNumber: string }>
  readonly count: () => Promise<number>
  readonly runs: () => number
}

declare global {
  interface Window {
    page?: PageApi
  }
}

const hq = await startHeadquarters()
sessionStorage.setItem('starts', String(Number(sessionStorage.getItem('starts')) + 1))
if (location.search === '?schedule') await hq.jobs.schedule('P-job', { everyMs: 50 })

window.page = {
  async create(FirstName) {
    const response = await fetch('/Commerce/Customers?api-version=7.3', {
      method: 'POST',
      headers: { OUN: '068', 'Content-Type': 'application/json' },
      body: JSON.stringify({ FirstName, LastName: 'Bianchi' }),
    })
    return (await response.json()) as { AccountNumber: string }
  },
  count: async () => (await hq.tables.read()).channel.customers.length,
  runs: () => hq.log.get().filter(({ kind }) => kind === 'job').length,
}
