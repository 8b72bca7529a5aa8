import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { watchProcess } from './support/watch-process.ts'

test('npm start -- --hq serves the page, the channel, the console and the identities on one origin', async () => {
  const { child, ended, output } = await start('--hq', '--port', '0')
  const address = /http:\/\/localhost:\d+/.exec(output())?.[0] ?? ''
  expect(output()).toContain('Local:')

  expect(await textOf(`${address}/`)).toContain('<meta name="headquarters"')
  expect(await textOf(`${address}/hq`)).toContain('"createCustomersAsync": false')
  expect(await textOf(`${address}/Commerce/$metadata`)).toContain('EntityType')
  const discovery = await textOf(`${address}/identities/.well-known/openid-configuration`)
  expect(JSON.parse(discovery)).toMatchObject({ issuer: `${address}/identities` })

  child.kill('SIGTERM')
  await ended
  await expect(fetch(`${address}/hq`)).rejects.toThrow(TypeError)
})

test('npm start refuses options that it does not know, and says what --data needs', async () => {
  const unknown = await start('--hq', '--nonsense')
  expect(await unknown.ended).toBe(1)
  expect(unknown.output()).toContain('Unknown option `--nonsense`')
  const noCommand = await start('--data', 'rows.db')
  expect(await noCommand.ended).toBe(1)
  expect(noCommand.output()).toBe(
    '--data needs --hq: without it, each browser keeps the rows of its own headquarters.\n',
  )
})

async function textOf(url: string): Promise<string> {
  return (await fetch(url, { headers: { Accept: '*/*', OUN: '068' } })).text()
}

/** Starts the demo as `npm start` does. Resolves when it has printed its address or has ended. */
async function start(...args: readonly string[]) {
  const { VITEST: _vitest, FORCE_COLOR: _color, ...env } = process.env
  const script = fileURLToPath(new URL('../demo/serve/start.ts', import.meta.url))
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...env, NO_COLOR: '1' },
  })
  const { ready, ended, output } = watchProcess(child, (text) => /Local:.*\n/.test(text))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  await ready
  return { child, ended, output }
}
