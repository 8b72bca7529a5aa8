import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createUntilBroken, expectKept, type Clients } from './acknowledged.ts'
import { startCommand } from './start-command.ts'

/** `KILLS=100 npx vitest run --project node test/mocks/server/killed.test.ts` kills it a hundred times. */
const kills = Number(process.env.KILLS ?? 10)
vi.setConfig({ testTimeout: 60_000 + kills * 10_000 })

let file = ''
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
  file = join(folder, 'hq.db')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

const start = () => startCommand(['--port', '0', '--data', file, '--quiet', '--service-time', '1'])

test(`loses no acknowledged customer and stores none twice, killed ${kills} times during creates`, async () => {
  const rounds: Clients[] = []
  for (let round = 0; round < kills; round += 1) {
    const { child, ended, port } = await start()
    await expectKept(port, rounds)
    const clients = createUntilBroken(port)
    rounds.push(clients)
    // Another moment in each round: from the first create to the sixteenth.
    await expect
      .poll(() => clients.acknowledged.size, { interval: 1, timeout: 30_000 })
      .toBeGreaterThanOrEqual((round * 7) % 17)
    child.kill('SIGKILL')
    await Promise.all([ended, clients.ended])
  }
  const { port } = await start()
  await expectKept(port, rounds)
  const acknowledged = rounds.reduce((sum, round) => sum + round.acknowledged.size, 0)
  expect(acknowledged).toBeGreaterThan(kills * 3)
  console.log(`${kills} kills, ${acknowledged} acknowledged customers, none lost, none twice`)
})
