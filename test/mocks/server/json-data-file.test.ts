import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import { openDataFile } from '../../../mocks/server/data-file.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
  file = join(folder, 'data.json')
  onTestFinished(() => rm(folder, { recursive: true }))
})

async function savedSnapshot(count: number): Promise<string> {
  const hq = createHeadquarters({ seed: 1 })
  await hq.fixtures.customers(count)
  return JSON.stringify(await hq.snapshot())
}

async function open(notices: string[] = []) {
  const hq = createHeadquarters({ tables: await openDataFile(file, (notice) => notices.push(notice)) })
  onTestFinished(() => hq.stop())
  return hq
}

describe('a JSON file of an earlier version', () => {
  test('is converted once, and a copy stays', async () => {
    const json = await savedSnapshot(3)
    await writeFile(file, json)
    const notices: string[] = []
    const hq = await open(notices)
    expect(JSON.stringify(await hq.snapshot())).toBe(json)
    expect(notices).toEqual([`The data file is a database now. A copy of the JSON file is ${file}.old.`])
    await hq.fixtures.customer()
    await hq.stop()
    const again = await open(notices)
    expect((await again.tables.read()).channel.customers).toHaveLength(4)
    await again.stop()
    expect(notices).toHaveLength(1)
    expect(await readFile(`${file}.old`, 'utf8')).toBe(json)
    expect((await readdir(folder)).toSorted()).toEqual(['data.json', 'data.json.old'])
  })

  test('keeps an older copy', async () => {
    await writeFile(`${file}.old`, 'mine')
    await writeFile(file, await savedSnapshot(1))
    await open()
    expect(await readFile(`${file}.old`, 'utf8')).toBe('mine')
    expect(await readFile(`${file}.old-2`, 'utf8')).toContain('"version":1')
  })

  test.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as PowerShell writes it', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('is read in %s', async (_encoding, encoded) => {
    await writeFile(file, encoded(await savedSnapshot(2)))
    expect((await (await open()).tables.read()).channel.customers).toHaveLength(2)
  })

  test.each(['\ufeff', ' \n'])('is a new headquarters when it holds %j only', async (text) => {
    await writeFile(file, text)
    expect((await (await open()).tables.read()).channel.customers).toEqual([])
  })

  test('is converted by one of two that are opened at once, and no row is lost', async () => {
    await writeFile(file, await savedSnapshot(50))
    const opened = await Promise.allSettled(Array.from({ length: 2 }, () => openDataFile(file)))
    const [tables, ...others] = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(others).toEqual([])
    expect(await tables?.read((rows) => rows.all('customers').length)).toBe(50)
    await tables?.close()
  })

  test('is converted again from the start when an attempt was interrupted', async () => {
    await writeFile(file, await savedSnapshot(5))
    const draft = await openDataFile(`${file}.converting`)
    await draft.change((rows) => rows.put('identities', 'half', { subject: 'half', account: '1' }))
    await draft.close()
    const hq = await open()
    expect((await hq.snapshot()).rows.filter(([table]) => table === 'identities')).toEqual([])
    expect((await hq.tables.read()).channel.customers).toHaveLength(5)
  })
})

test.each([
  ['not json', 'does not hold a headquarters: it is neither a database nor JSON'],
  ['{"version":1,"rows":[["a"]]}', 'does not hold a headquarters: rows.0'],
  ['{"version":1,"rows":[["meta","meta",{}]]}', 'does not hold a headquarters: meta "meta": seed is missing'],
  ['{"version":1,"rows":[["shoes","1",{}]]}', 'does not hold a headquarters: there is no table "shoes"'],
  ['{"version":2}', 'written by a newer version of pending-sync (format 2, this one reads format 1)'],
  ['{"version":3,"tables":{}}', 'written by a newer version'],
])('a file with %s is rejected and left as it is', async (text, message) => {
  await writeFile(file, text)
  await expect(openDataFile(file)).rejects.toThrow(message)
  expect(await readFile(file, 'utf8')).toBe(text)
  expect(await readdir(folder)).toEqual(['data.json'])
})
