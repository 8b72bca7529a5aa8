import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { startCommand } from './start-command.ts'

let file = ''
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
  file = join(folder, 'hq.db')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

/** Starts the command on the file, reads its switches, and stops it. */
async function run(...args: string[]) {
  const { port, child, ended, output } = await startCommand(['--port', '0', '--data', file, ...args])
  if (!port) return { output: output(), switches: undefined, status: await ended }
  const switches: unknown = await (await fetch(`http://127.0.0.1:${port}/hq/switches`)).json()
  child.kill('SIGTERM')
  return { output: output(), switches, status: await ended }
}

describe('settings that are given with a data file that holds a headquarters', () => {
  test('are applied, and the others stay', async () => {
    await run('--features', 'asyncAddresses')
    const { output, switches } = await run('--async', '--features', 'enhancedAsyncCreation')
    expect(output).toContain('customers are created async')
    expect(output).toContain('its settings stay, except those given now')
    const all = { createCustomersAsync: true, asyncAddresses: true, enhancedAsyncCreation: true }
    expect(switches).toMatchObject({ headquarters: all, channel: all })
    expect((await run()).output).toContain('customers are created async')
  })

  test('say anew how strict the channel is, and how identities get customers', async () => {
    await run('--roles', 'open')
    await run('--search-lag', '5', '--automatic-linking', 'B2C')
    const { port, child, ended } = await startCommand(['--port', '0', '--data', file])
    const read = async (path: string) => (await fetch(`http://127.0.0.1:${port}/hq/${path}`)).json()
    expect(await read('channel')).toMatchObject({ roles: 'open', searchIndexLagMs: 5 })
    expect(await read('identities')).toMatchObject({ automaticLinking: 'B2C' })
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('reach the channel by jobs when the file says so, and the command says so', async () => {
    await run('--publish-by-jobs')
    const { output, switches } = await run('--async')
    expect(output).toContain('customers are created sync (async after job 1070)')
    expect(switches).toMatchObject({
      headquarters: { createCustomersAsync: true },
      channel: { createCustomersAsync: false },
    })
  })

  test('are checked with those of the file', async () => {
    await run()
    const refused = await run('--features', 'asyncEditing')
    expect([refused.status, refused.output]).toEqual([1, expect.stringContaining('needs asyncAddresses')])
    await run('--features', 'asyncAddresses,enhancedAsyncCreation')
    expect((await run('--features', 'asyncEditing')).switches).toMatchObject({
      channel: { asyncEditing: true },
    })
  })

  test('do not change the seed, and the command says so', async () => {
    await run('--seed', '1')
    expect((await run('--seed', '2')).output).toContain('--seed has no effect')
  })
})
