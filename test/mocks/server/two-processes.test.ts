import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createUntilBroken, expectKept, type Clients } from './acknowledged.ts'
import { startCommand, type StartedCommand } from './start-command.ts'

vi.setConfig({ testTimeout: 120_000 })

let file = ''
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
  file = join(folder, 'hq.db')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

const args = () => ['--port', '0', '--data', file, '--quiet', '--service-time', '1']
const start = () => startCommand(args())

/** The command once it serves. It waits for some seconds only: on a busy machine it may have given up. */
async function started(waiting: StartedCommand): Promise<StartedCommand> {
  await expect.poll(waiting.output, { timeout: 30_000 }).toMatch(/Stop with Ctrl\+C|See pending-sync-hq/)
  const port = Number(/localhost:(\d+)/.exec(waiting.output())?.[1])
  return port ? { ...waiting, port } : start()
}

test('a second process on the same file is refused with the reason, and the first one goes on', async () => {
  const { port } = await start()
  const second = await startCommand(['--port', '0', '--data', file], 'See pending-sync-hq')
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`The data file ${file} is in use by another process`)
  expect(second.output()).not.toMatch(/\n\s+at /)
  const clients = createUntilBroken(port, 1)
  await expect.poll(() => clients.acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(2)
})

test('a restart waits for the process that is stopping, and no acknowledged customer is lost', async () => {
  const rounds: Clients[] = []
  let current = await start()
  for (let round = 0; round < 5; round += 1) {
    const clients = createUntilBroken(current.port)
    rounds.push(clients)
    await expect.poll(() => clients.acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(round)
    const next = await startCommand(args(), 'Waiting for it to end')
    expect(next.output()).toContain('Waiting for it to end')
    current.child.kill('SIGTERM')
    await Promise.all([current.ended, clients.ended])
    current = await started(next)
    await expectKept(current.port, rounds)
  }
})

test('creates no data file and needs no SQLite without --data', async () => {
  const { output } = await startCommand(['--port', '0'])
  expect(output()).toContain('in memory')
  await expect(stat(file)).rejects.toThrow('ENOENT')
})
