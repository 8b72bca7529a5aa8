import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import { openDataFile } from '../../../mocks/server/data-file.ts'
import { tablesConform } from '../tables/conformance.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
const nextFile = () => join(folder, `${(files += 1)}.json`)

describe('tables in a file', () => {
  tablesConform(async () => {
    // Opened once and shared, because only one process may have the file.
    const tables = await openDataFile(nextFile())
    return { open: () => tables }
  })
})

test('a change is in the file when it resolves, and a restart continues from it', async () => {
  const file = nextFile()
  const first = createHeadquarters({ tables: await openDataFile(file) })
  const customers = await first.fixtures.customers(20)
  expect((await readFile(file, 'utf8')).match(/"FirstName"/g)?.length).toBeGreaterThanOrEqual(20)
  // The first one is not stopped, as if its process had been killed.
  const second = createHeadquarters({ tables: await openDataFile(file) })
  expect((await second.tables.read()).channel.customers).toHaveLength(20)
  const next = await second.fixtures.customer()
  expect(customers.map(({ AccountNumber }) => AccountNumber)).not.toContain(next.AccountNumber)
})

test.each(['', 'not json', '{"version":2}', '{"version":1,"rows":[["a"]]}'])(
  'a file with %j is rejected and left as it is',
  async (text) => {
    const file = nextFile()
    await writeFile(file, text)
    await expect(openDataFile(file)).rejects.toThrow(`The data file ${file} does not hold a headquarters`)
    expect(await readFile(file, 'utf8')).toBe(text)
  },
)

test('a folder is rejected as a data file', async () => {
  await expect(openDataFile(folder)).rejects.toThrow('cannot be read')
})

test('a change that cannot be written is rejected', async () => {
  const inside = join(folder, 'going')
  await mkdir(inside)
  const tables = await openDataFile(join(inside, 'data.json'))
  await rm(inside, { recursive: true })
  const change = tables.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
  await expect(change).rejects.toThrow('ENOENT')
})

test('a file in use by a running process is rejected, one of a dead process is taken over', async () => {
  const file = nextFile()
  await writeFile(`${file}.lock`, String(process.ppid))
  await expect(openDataFile(file)).rejects.toThrow(`in use by process ${process.ppid}`)
  await writeFile(`${file}.lock`, '999999999')
  const tables = await openDataFile(file)
  await tables.close()
  await expect(readFile(`${file}.lock`)).rejects.toThrow('ENOENT')
})
