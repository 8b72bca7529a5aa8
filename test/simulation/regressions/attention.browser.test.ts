import { describe, expect, test } from 'vitest'
import { ada, setupSimulation } from './setup.ts'

const minute = 60_000

const isQuestion = ({ method, url }: Request) => method === 'GET' && url.includes('Customers(')

/** A guest whose channel is in async mode, and the times at which customers were asked for. */
function setupGuest() {
  const simulation = setupSimulation({ asker: 'guest', mode: 'async' })
  const askedAt: number[] = []
  simulation.network.between = (request) => {
    if (isQuestion(request)) askedAt.push(simulation.clock.now())
    return undefined
  }
  const openTab = () => simulation.openTab()
  return { simulation, openTab, askedAt }
}

describe('account numbers are asked for while somebody looks', () => {
  test('first two seconds after the channel has accepted the customer, and it is told beforehand', async () => {
    const { simulation, openTab, askedAt } = setupGuest()
    const { commerce } = openTab()
    await simulation.whenIdle()
    const creating = commerce.customers.create(ada)
    await simulation.whenIdle()
    await creating
    const acceptedAt = simulation.clock.now()
    expect(commerce.status.get().nextLookAt).toBe(acceptedAt + 2_000)
    await simulation.advance(6_500)
    expect(askedAt.slice(0, 2).map((at) => Math.round((at - acceptedAt) / 1_000))).toEqual([2, 4])
  })

  test('nobody looks: nothing is asked; a person comes back: it is asked at once', async () => {
    const { simulation, openTab, askedAt } = setupGuest()
    const { commerce, platform } = openTab()
    const creating = commerce.customers.create(ada)
    await simulation.advance(5_000)
    const { key } = await creating
    expect(askedAt.length).toBeGreaterThan(0)
    expect(commerce.status.get().nextLookAt).toBeGreaterThan(simulation.clock.now())
    platform.setVisible(false)
    // A question that was planned is let go.
    await simulation.advance(minute)
    expect(commerce.status.get().nextLookAt).toBeUndefined()
    const before = askedAt.length
    await simulation.advance(20 * minute)
    expect(askedAt.length).toBe(before)
    simulation.channel.customers.assignAccountNumbers()
    platform.setVisible(true)
    await simulation.whenIdle()
    expect(await commerce.customers.get(key)).toMatchObject({ status: 'synced' })
    expect(askedAt.length).toBe(before + 1)
  })

  test('a hidden leader asks while another tab is looked at, and rests again when that one is left', async () => {
    const { simulation, openTab, askedAt } = setupGuest()
    const leader = openTab()
    void leader.commerce.customers.create(ada)
    await simulation.advance(5_000)
    leader.platform.setVisible(false)
    await simulation.advance(minute)
    expect(leader.commerce.status.get().nextLookAt).toBeUndefined()
    const before = askedAt.length
    const follower = openTab()
    await simulation.advance(5 * minute)
    expect(askedAt.length).toBeGreaterThan(before + 1)
    expect(follower.commerce.status.get().nextLookAt).toBeGreaterThan(0)
    follower.platform.setVisible(false)
    await simulation.advance(7 * minute)
    expect(leader.commerce.status.get().nextLookAt).toBeUndefined()
    const afterLeaving = askedAt.length
    await simulation.advance(20 * minute)
    expect(askedAt.length).toBe(afterLeaving)
  })

  test('the channel says when the jobs run next: it is asked then, and not before', async () => {
    const { simulation, openTab, askedAt } = setupGuest()
    const nextRunAt = simulation.clock.now() + 10 * minute
    const note = simulation.network.between
    simulation.network.between = async (request) => {
      await note?.(request)
      const answer = await simulation.channel.answer(request)
      if (answer instanceof Response) answer.headers.set('Next-Run', new Date(nextRunAt).toUTCString())
      return answer instanceof Response ? answer : undefined
    }
    const { commerce } = openTab()
    await commerce.refreshChannel()
    const creating = commerce.customers.create(ada)
    await simulation.whenIdle()
    const { key } = await creating
    simulation.channel.customers.assignAccountNumbers()
    await simulation.advance(12 * minute)
    expect(await commerce.customers.get(key)).toMatchObject({ status: 'synced' })
    expect(askedAt).toHaveLength(1)
    expect(askedAt[0]).toBeGreaterThanOrEqual(nextRunAt - 1_000)
  })
})
