import { expect, test } from 'vitest'
import { setupSimulation, ada, bruno } from './setup.ts'

test('a frozen tab shows the changes of other tabs as soon as it is active again', async () => {
  const simulation = setupSimulation()
  const [first, second] = [simulation.openTab(), simulation.openTab()]
  await simulation.whenIdle()
  second.platform.setState('frozen')
  await first.commerce.customers.create(ada)
  await simulation.whenIdle()
  expect(second.commerce.customers.all.get()).toEqual([])
  second.platform.setState('active')
  await simulation.whenIdle()
  expect(second.commerce.customers.all.get()).toMatchObject([{ firstName: 'Ada', status: 'pending' }])
})

test('a tab that missed the message of forget() shows no customers once it is active again', async () => {
  const simulation = setupSimulation()
  const [first, second] = [simulation.openTab(), simulation.openTab()]
  await first.commerce.customers.create(ada)
  await expect.poll(() => second.commerce.customers.all.get()).toHaveLength(1)
  second.platform.setState('isolated')
  await first.commerce.forget()
  await simulation.whenIdle()
  second.platform.setState('active')
  simulation.network.setState('offline')
  simulation.network.setState('online')
  await simulation.whenIdle()
  expect(second.commerce.customers.all.get()).toEqual([])
})

test('a create after forget() is sent', async () => {
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.customers.create(ada)
  await commerce.forget()
  void commerce.customers.create(bruno)
  await expect
    .poll(() => commerce.customers.all.get())
    .toMatchObject([{ firstName: 'Bruno', status: 'pending' }])
})

test('stop() does not reject a create that was recorded', async () => {
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.ready
  const promise = commerce.customers.create(ada)
  await commerce.stop()
  const outcome = await promise.then(
    () => 'recorded',
    (error: unknown) => String(error),
  )
  const next = simulation.openTab()
  await next.commerce.ready
  const isKept = (await next.commerce.customers.list()).length === 1
  expect(outcome === 'recorded').toBe(isKept)
})
