import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packPackage } from '../support/packed-package.ts'
import { install } from './consumer.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-guides-'))
  await packPackage(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('the tests of a shop pass with the test kit in node, jsdom and happy-dom', async () => {
  const consumer = await install(folder, 'testing')
  await consumer.run('check')
  expect(await consumer.run('test')).toContain('15 passed')
})

test('react-hook-form, TanStack Form and Superforms take the schemas', async () => {
  const consumer = await install(folder, 'forms')
  await consumer.run('check')
  expect(await consumer.run('test')).toContain('4 passed')
})

test('the code of the guide to sign-in fits MSAL and oidc-client-ts', async () => {
  const consumer = await install(folder, 'sign-in')
  await consumer.run('check')
})
