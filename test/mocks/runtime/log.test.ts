import { expect, test } from 'vitest'
import { createHeadquarters, logLine } from '../../../mocks/index.ts'
import { anna, ask, asShopper } from '../client.ts'
import { collectUncaughtErrors } from '../uncaught-errors.ts'

test('the log has requests, answers and job runs with times and reasons, but no token', async () => {
  const hq = createHeadquarters({ now: 1000 })
  const shopper = asShopper(hq, 'anna-subject')
  await ask(hq.fetch, 'POST', 'Customers', { ...anna, Email: 'anna' }, shopper)
  await hq.jobs.run('P-job')
  const [request, job] = hq.log.get()
  expect(request).toMatchObject({
    kind: 'request',
    at: 1000,
    operation: 'POST Customers',
    caller: 'shopper',
    status: 400,
    body: { Email: 'anna' },
    errorResourceId: 'Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress',
    notes: ['Email: InvalidEmailAddress'],
  })
  expect(job).toMatchObject({ kind: 'job', job: 'P-job', moved: 0 })
  expect(JSON.stringify(hq.log.get())).not.toMatch(/eyJ|anna-subject/)
  expect(hq.log.get().map(logLine)).toEqual([
    '00:00:01.000 POST Customers 400 (shopper, 0 ms): Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress; Email: InvalidEmailAddress',
    '00:00:01.000 P-job: 0 moved, 0 failed',
  ])
})

test('the log is a store: it notifies at once and on every entry, and can be cleared', async () => {
  const hq = createHeadquarters()
  const lengths: number[] = []
  const unsubscribe = hq.log.subscribe((entries) => void lengths.push(entries.length))
  await hq.jobs.run('1010')
  hq.log.clear()
  unsubscribe()
  await hq.jobs.run('1010')
  expect(lengths).toEqual([0, 1, 0])
})

test('the log keeps the last 500 entries', async () => {
  const hq = createHeadquarters()
  for (let at = 0; at < 510; at += 1) await hq.jobs.run('1010')
  expect(hq.log.get()).toHaveLength(500)
})

test('an onLog that throws does not make a stored create fail, and is reported', async () => {
  const reported = collectUncaughtErrors()
  const hq = createHeadquarters({
    onLog: () => {
      throw new Error('mine')
    },
  })
  expect((await ask(hq.fetch, 'POST', 'Customers', anna)).status).toBe(201)
  await expect.poll(() => reported).toEqual([new Error('mine')])
})
