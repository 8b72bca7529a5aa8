import { describe, expect, test } from 'vitest'
import { anna } from '../client.ts'
import { setup } from './setup.ts'

describe('P-job', () => {
  test('uploads each row once and reports it', async () => {
    const { hq, run, create } = await setup()
    await create()
    expect(await run('P-job')).toMatchObject([{ moved: 1, lines: ['Customer Anna Bianchi uploaded'] }])
    await create({ ...anna, FirstName: 'Berta' })
    expect(await run('P-job', 'P-job')).toMatchObject([{ moved: 1 }, { moved: 0 }])
    const { headquarters } = await hq.tables.read()
    expect(headquarters.asyncCustomers.map(({ customer }) => customer.FirstName)).toEqual(['Berta', 'Anna'])
    expect(headquarters.asyncCustomers.map((row) => row.onlineOperationCompleted)).toEqual(['No', 'No'])
  })
})
