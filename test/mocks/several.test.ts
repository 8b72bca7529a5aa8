import { afterEach, describe, expect, test } from 'vitest'
import { serveHeadquarters, startHeadquarters, type NodeOptions } from '../../mocks/node.ts'
import { anna } from './client.ts'

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const hq of running.splice(0)) await hq.stop()
})

const start = async (options: NodeOptions = {}) => {
  const hq = await startHeadquarters(options)
  running.push(hq)
  return hq
}

const createAt = async (baseUrl: string) => {
  const answer = await fetch(`${baseUrl}Commerce/Customers?api-version=7.3`, {
    method: 'POST',
    headers: { OUN: '068', 'Content-Type': 'application/json' },
    body: JSON.stringify(anna),
  })
  return answer.status
}

const customersOf = async (hq: Awaited<ReturnType<typeof start>>) =>
  (await hq.tables.read()).channel.customers.length

const [milan, rome] = ['https://milan.example/', 'https://rome.example/shop/']

describe('several headquarters in one process', () => {
  test('answer by their base address, each with its own rows', async () => {
    const [first, second] = [await start({ baseUrl: milan }), await start({ baseUrl: rome })]
    expect([await createAt(milan), await createAt(rome), await createAt(rome)]).toEqual([201, 201, 201])
    expect([await customersOf(first), await customersOf(second)]).toEqual([1, 2])
  })

  test('have an identity provider each, below their base address', async () => {
    await start({ baseUrl: milan })
    await start({ baseUrl: rome })
    const issuerAt = async (baseUrl: string) => {
      const answer = await fetch(`${baseUrl}identities/.well-known/openid-configuration`)
      return ((await answer.json()) as { issuer: string }).issuer
    }
    expect(await issuerAt(milan)).toBe(`${milan}identities`)
    expect(await issuerAt(rome)).toBe(`${rome}identities`)
    await expect(issuerAt('https://rome.example/')).rejects.toThrow(TypeError)
  })

  test('go on answering when another one stops, in any order', async () => {
    const [first, second, third] = [
      await start({ baseUrl: milan }),
      await start({ baseUrl: rome }),
      await start({ baseUrl: 'https://turin.example' }),
    ]
    await second.stop()
    expect(await createAt(milan)).toBe(201)
    await expect(createAt(rome)).rejects.toThrow(TypeError)
    await first.stop()
    expect(await createAt('https://turin.example/')).toBe(201)
    expect(await customersOf(third)).toBe(1)
    expect(await createAt(await start({ baseUrl: milan }).then(() => milan))).toBe(201)
  })

  test('let the longest base address win over one without an address', async () => {
    const everywhere = await start()
    const inRome = await start({ baseUrl: rome })
    await createAt(rome)
    await createAt(milan)
    await createAt('https://rome.example/')
    expect([await customersOf(everywhere), await customersOf(inRome)]).toEqual([2, 1])
  })

  test('refuse a second one for the same address, and leave the first alone', async () => {
    const first = await start()
    await expect(startHeadquarters()).rejects.toThrow(/answers the requests to any host already.*own baseUrl/)
    expect(await createAt(milan)).toBe(201)
    await first.stop()
    await start({ baseUrl: 'https://milan.example' })
    await expect(startHeadquarters({ baseUrl: milan })).rejects.toThrow(
      /requests to https:\/\/milan.example\/ /,
    )
    expect(await createAt(milan)).toBe(201)
  })

  test('reject a base address that is no URL', async () => {
    await expect(startHeadquarters({ baseUrl: 'milan' })).rejects.toThrow(/baseUrl is a URL.*"milan"/)
  })

  test('can start and stop at the same time', async () => {
    const addresses = ['a', 'b', 'c', 'd'].map((name) => `https://${name}.example/`)
    const started = await Promise.all(addresses.map((baseUrl) => start({ baseUrl })))
    await Promise.all([started[0]?.stop(), started[1]?.stop(), start({ baseUrl: milan })])
    expect([await createAt('https://c.example/'), await createAt(milan)]).toEqual([201, 201])
  })
})

test('several headquarters are served over HTTP, each on a port of its own', async () => {
  const served = [await serveHeadquarters(), await serveHeadquarters({ operatingUnitNumber: '068' })] as const
  running.push(...served)
  const [first, second] = served
  expect(first.url).not.toBe(second.url)
  expect([await createAt(first.url), await createAt(second.url), await createAt(second.url)]).toEqual([
    201, 201, 201,
  ])
  await first.stop()
  await first.stop()
  expect(await createAt(second.url)).toBe(201)
  expect((await fetch(`${second.url}hq`)).status).toBe(200)
  expect((await second.tables.read()).channel.customers).toHaveLength(3)
})
