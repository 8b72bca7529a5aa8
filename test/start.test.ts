import { spawn } from 'node:child_process'
import { get } from 'node:https'
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

test('npm start -- --hq --https serves the same over HTTPS, also as the issuer of identities', async () => {
  const { output } = await start('--hq', '--https', '--port', '0')
  const address = /https:\/\/localhost:\d+/.exec(output())?.[0] ?? ''
  const discovery = JSON.parse(await secureText(`${address}/identities/.well-known/openid-configuration`))
  expect(discovery).toMatchObject({
    issuer: `${address}/identities`,
    authorization_endpoint: `${address}/identities/authorize`,
  })
})

test('npm start refuses options that it does not know, and says what --https and --data need', async () => {
  const unknown = await start('--hq', '--nonsense')
  expect(await unknown.ended).toBe(1)
  expect(unknown.output()).toContain('Unknown option `--nonsense`')
  const noHttps = await start('--https')
  expect(await noHttps.ended).toBe(1)
  expect(noHttps.output()).toMatch(/^--https needs --hq: /)
  const noCommand = await start('--data', 'rows.db')
  expect(await noCommand.ended).toBe(1)
  expect(noCommand.output()).toBe(
    '--data needs --hq: without it, each browser keeps the rows of its own headquarters.\n',
  )
})

/** The text at an address whose certificate nobody knows. */
function secureText(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { rejectUnauthorized: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () => resolve(text))
    })
    request.on('error', reject)
  })
}

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
