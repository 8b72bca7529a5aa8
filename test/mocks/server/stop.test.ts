import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { serveHeadquarters } from '../../../mocks/node.ts'
import { anna } from '../client.ts'
import { startCommand } from './start-command.ts'
import { startServer } from './start-server.ts'

async function connected(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  if (text) socket.write(text)
  return socket
}

const head = 'POST /Commerce/Customers HTTP/1.1\r\nHost: localhost\r\nOUN: 068\r\n'
const connections = [
  ['never sent a request', ''],
  ['sent half a request line', 'GET /h'],
  ['sent half of its headers', head],
  ['sent half of its body', `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`],
  ['is kept alive after an answer', 'GET /hq HTTP/1.1\r\nHost: localhost\r\n\r\n'],
] as const

describe('the command ends within two seconds of a signal', () => {
  test.each(connections)('with a connection that %s', async (_what, text) => {
    const { child, ended, port } = await startCommand(['--port', '0', '--quiet'])
    const socket = await connected(port, text)
    if (text.startsWith('GET /hq')) await once(socket, 'data')
    const signalled = Date.now()
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(Date.now() - signalled).toBeLessThan(2000)
  })

  test('with a request that a fault delays for an hour, and the data file is free again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const args = ['--port', '0', '--quiet', '--data', join(folder, 'hq.db')]
    const { child, ended, port } = await startCommand(args)
    const url = `http://127.0.0.1:${port}`
    const headers = { OUN: '068', 'Content-Type': 'application/json' }
    const fault = JSON.stringify({ on: 'POST Customers', kind: 'slow', ms: 3_600_000 })
    await fetch(`${url}/hq/faults`, { method: 'POST', headers, body: fault })
    const cut = expect(
      fetch(`${url}/Commerce/Customers`, { method: 'POST', headers, body: JSON.stringify(anna) }),
    ).rejects.toThrow(TypeError)
    await expect
      .poll(async () => (await (await fetch(`${url}/hq/faults`)).json()) as unknown)
      .toMatchObject([{ triggered: 1 }])
    const signalled = Date.now()
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(Date.now() - signalled).toBeLessThan(2000)
    await cut
    expect((await startCommand(args)).output()).toContain('Stop with Ctrl+C')
  })
})

test('a stopping server still answers the request that is under way', async () => {
  const { send, close, json } = await startServer()
  await json('POST', '/hq/faults', { on: 'POST Customers', kind: 'slow', ms: 300 })
  const created = send('POST', '/Commerce/Customers', anna)
  await expect.poll(async () => (await json('GET', '/hq/faults')).body).toMatchObject([{ triggered: 1 }])
  await close()
  expect((await created).status).toBe(201)
})

test('a server stops under fake timers, too, while a request is under way', async () => {
  const hq = await serveHeadquarters()
  await hq.faults.add({ on: 'POST Customers', kind: 'slow', ms: 3_600_000 })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const headers = { OUN: '068', 'Content-Type': 'application/json' }
  const cut = fetch(`${hq.url}Commerce/Customers`, { method: 'POST', headers, body: JSON.stringify(anna) })
  const ended = expect(cut).rejects.toThrow(TypeError)
  while ((await hq.faults.list())[0]?.triggered !== 1) await new Promise(setImmediate)
  await hq.stop()
  await ended
})
