import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import { openDataFile } from '../../../mocks/server/data-file.ts'
import { help } from '../../../mocks/server/help.ts'
import { startCommand } from './start-command.ts'

// Each test starts a process, which takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const customers = (port: number) => `http://127.0.0.1:${port}/Commerce/Customers?api-version=7.3`
const headers = { OUN: '068', 'Content-Type': 'application/json' }
const body = JSON.stringify({ FirstName: 'Anna', LastName: 'Bianchi' })

test('prints its settings, answers, logs, and stops on a signal', async () => {
  const { child, ended, port, output } = await startCommand(['--port', '0', '--async', '--service-time', '0'])
  expect(output()).toContain('customers are created async')
  const response = await fetch(customers(port), { method: 'POST', headers, body })
  expect(await response.json()).toMatchObject({ IsAsyncCustomer: true })
  await expect.poll(output).toContain('POST Customers 201 (anonymous')
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('finds its data file again after a restart, even after SIGKILL', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'pending-sync-')), 'data.json')
  const first = await startCommand(['--port', '0', '--data', file, '--quiet'])
  expect((await fetch(customers(first.port), { method: 'POST', headers, body })).status).toBe(201)
  first.child.kill('SIGKILL')
  await first.ended
  const second = await startCommand(['--port', '0', '--data', file])
  const response = await fetch(`http://127.0.0.1:${second.port}/hq/tables`)
  expect(await response.json()).toMatchObject({
    channel: { customers: [{ customer: { FirstName: 'Anna' } }] },
  })
})

test('runs the jobs by schedule with --jobs-every', async () => {
  const { port } = await startCommand(['--port', '0', '--async', '--jobs-every', '0.05', '--quiet'])
  const created = (await (await fetch(customers(port), { method: 'POST', headers, body })).json()) as {
    AccountNumber: string
  }
  const read = async () => {
    const url = `http://127.0.0.1:${port}/Commerce/Customers('${created.AccountNumber}')`
    return ((await (await fetch(url, { headers })).json()) as { IsAsyncCustomer: boolean }).IsAsyncCustomer
  }
  await expect.poll(read).toBe(false)
})

test('exits with a readable message for a port in use, a broken data file or a wrong argument', async () => {
  const { port } = await startCommand(['--port', '0'])
  const broken = join(await mkdtemp(join(tmpdir(), 'pending-sync-')), 'data.json')
  await writeFile(broken, '{')
  const wrong = [
    [['--port', String(port)], `Port ${port} of 127.0.0.1 is in use`],
    [['--data', broken], 'does not hold a headquarters'],
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--features', 'asyncEditing'], 'needs asyncAddresses'],
  ] as const
  const endings = wrong.map(async ([args, message]) => {
    const { ended, output } = await startCommand([...args], '--help')
    expect(await ended).toBe(1)
    expect(output()).toContain(message)
    expect(output()).not.toMatch(/\n\s+at /)
  })
  await Promise.all(endings)
})

test.each([
  ['meta', '{}', 'meta "meta": seed is missing'],
  ['channelCustomers', 'null', /channelCustomers "\d{6}": /],
  ['channelCustomers', '{}', /channelCustomers "\d{6}": accountNumber is missing/],
])('exits without touching a data file whose row of %s is %s', async (table, row, problem) => {
  const file = await damagedFile(table, row)
  const before = await readFile(file)
  const { ended, output } = await startCommand(['--port', '0', '--data', file], '--help')
  expect(await ended).toBe(1)
  expect(output()).toContain(`The data file ${file} does not hold a headquarters: `)
  expect(output()).toMatch(problem)
  expect(output()).toContain('It was left as it is: restore a copy, or name another file.')
  expect(await readFile(file)).toEqual(before)
})

test('checks tokens of the clients that --client-ids names, and links by --automatic-linking', async () => {
  const args = ['--port', '0', '--client-ids', 'web,app', '--automatic-linking', 'B2C', '--quiet']
  const { port, output } = await startCommand(args)
  expect(output()).toContain(`http://localhost:${port}/identities   (OpenID Connect, client id: web or app)`)
  const signIn = await fetch(`http://127.0.0.1:${port}/hq/identities/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ clientId: 'app', email: 'anna@example.com' }),
  })
  const Authorization = `id_token ${String(await signIn.json())}`
  const own = `http://127.0.0.1:${port}/Commerce/Customers('')?api-version=7.3`
  expect(await (await fetch(own, { headers: { ...headers, Authorization } })).json()).toMatchObject({
    Email: 'anna@example.com',
  })
})

test('takes any text for a token with --any-token', async () => {
  const { port } = await startCommand(['--port', '0', '--any-token', '--quiet'])
  const Authorization = 'id_token a-token'
  const created = await fetch(customers(port), {
    method: 'POST',
    headers: { ...headers, Authorization },
    body,
  })
  expect(created.status).toBe(201)
})

test('--help lists every option', async () => {
  const { ended, output } = await startCommand(['--help'], '--help   ')
  expect(await ended).toBe(0)
  expect(output()).toContain(help.trim())
})

/** A data file with a customer, in which the rows of a table were replaced by a text. */
async function damagedFile(table: string, row: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'pending-sync-')), 'data.db')
  const hq = createHeadquarters({ tables: await openDataFile(file) })
  await hq.fixtures.customer()
  await hq.stop()
  const database = new DatabaseSync(file)
  database.prepare('UPDATE rows SET row = ? WHERE name = ?').run(row, table)
  database.close()
  return file
}
