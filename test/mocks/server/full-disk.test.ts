import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createUntilBroken, expectKept } from './acknowledged.ts'
import { startCommand } from './start-command.ts'

test('a create that meets the limit of the disk is refused with the reason, and is stored once when sent again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const args = ['--port', '0', '--data', join(folder, 'hq.db'), '--service-time', '0']
  const limited = await startCommand(args, undefined, { fileBlocks: 300 })
  const clients = createUntilBroken(limited.port)
  await clients.ended
  await expect.poll(limited.output).toContain('POST Customers 500')
  expect(limited.output()).toMatch(/The disk failed for the data file \S+\. Nothing of this change was kept/)
  // The server still answers, and has what it acknowledged.
  await expectKept(limited.port, [clients])
  limited.child.kill('SIGTERM')
  await limited.ended
  const { port } = await startCommand(args)
  await expectKept(port, [clients])
  const again = [...clients.sent].filter((name) => !clients.acknowledged.has(name))
  expect(again.length).toBeGreaterThan(0)
  for (const FirstName of again) {
    const response = await fetch(`http://127.0.0.1:${port}/Commerce/Customers`, {
      method: 'POST',
      headers: { OUN: '068', 'Content-Type': 'application/json' },
      body: JSON.stringify({ FirstName, LastName: 'Bianchi' }),
    })
    expect(response.status).toBe(201)
  }
  await expectKept(port, [{ ...clients, acknowledged: clients.sent }])
})
