import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test('package-lock.json repeats no engines of dependencies, so that npm on Node 20 does not warn', async () => {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { engines?: object }>
  }
  const warned = Object.keys(packages).filter((place) => place !== '' && packages[place]?.engines)
  expect(warned, 'run `npm run lock`').toEqual([])
})
