import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import { checkPlace } from '../../../mocks/server/data-file-place.ts'
import { openDataFile } from '../../../mocks/server/data-file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
const nextFile = () => join(folder, `${(files += 1)}.db`)

async function customersOf(file: string): Promise<number> {
  const hq = createHeadquarters({ tables: await openDataFile(file) })
  const { channel } = await hq.tables.read()
  await hq.stop()
  return channel.customers.length
}

async function withCustomers(file: string, count: number) {
  const hq = createHeadquarters({ tables: await openDataFile(file) })
  const customers = await hq.fixtures.customers(count)
  await hq.stop()
  return customers
}

test('a restart continues with the rows and the numbers of the file', async () => {
  const file = nextFile()
  const customers = await withCustomers(file, 20)
  const hq = createHeadquarters({ tables: await openDataFile(file) })
  expect((await hq.tables.read()).channel.customers).toHaveLength(20)
  const next = await hq.fixtures.customer()
  expect(customers.map(({ AccountNumber }) => AccountNumber)).not.toContain(next.AccountNumber)
  await hq.stop()
})

test('an empty file is a new headquarters', async () => {
  const file = nextFile()
  await writeFile(file, '')
  expect(await customersOf(file)).toBe(0)
  await withCustomers(file, 1)
  expect(await customersOf(file)).toBe(1)
})

test('a file with the name of a database in memory is a file', async () => {
  const file = join(folder, ':memory:')
  await withCustomers(file, 1)
  expect(await customersOf(file)).toBe(1)
})

describe('a symbolic link', () => {
  test.each(['exists', 'does not exist yet'])(
    'leads to the file that is written, when that %s',
    async (when) => {
      const [link, target] = [nextFile(), nextFile()]
      if (when === 'exists') await writeFile(target, '')
      await symlink(target, link)
      await withCustomers(link, 1)
      expect(await customersOf(target)).toBe(1)
      expect(await customersOf(link)).toBe(1)
    },
  )
})

test('a link into a folder that does not exist says so', async () => {
  const link = nextFile()
  await symlink(join(folder, 'missing', 'hq.db'), link)
  await expect(openDataFile(link)).rejects.toThrow(`The folder ${join(folder, 'missing')} of the data file`)
})

describe('a file that cannot be used', () => {
  const foreign = async (file: string) => {
    const database = new DatabaseSync(file)
    database.exec('CREATE TABLE shoes (size INTEGER)')
    database.close()
  }
  const newer = async (file: string) => {
    await withCustomers(file, 1)
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 2')
    database.close()
  }
  const damaged = async (file: string) => {
    await withCustomers(file, 20)
    const bytes = await readFile(file)
    await writeFile(file, bytes.fill(0x55, 100, 8000))
  }
  test.each([
    ['of another program', foreign, 'is a database of another program'],
    ['of a newer version', newer, 'written by a newer version of pending-sync (format 2, this one reads'],
    ['that is damaged', damaged, 'is damaged. It was left as it is: restore a copy'],
    ['that is text', (file: string) => writeFile(file, 'not json'), 'does not hold a headquarters'],
    ['of one character', (file: string) => writeFile(file, '{'), 'does not hold a headquarters'],
  ])('is rejected with the remedy and left as it is: one %s', async (_what, make, message) => {
    const file = nextFile()
    await make(file)
    const before = await readFile(file)
    await expect(openDataFile(file)).rejects.toThrow(message)
    await expect(openDataFile(file)).rejects.toThrow(file)
    expect(await readFile(file)).toEqual(before)
  })

  test('is rejected when it is a folder', async () => {
    await expect(openDataFile(folder)).rejects.toThrow(
      `The data file ${folder} is a folder. Name a file inside`,
    )
  })

  test('is rejected when its folder does not exist', async () => {
    const missing = join(folder, 'missing')
    await expect(openDataFile(join(missing, 'a.db'))).rejects.toThrow(
      `The folder ${missing} of the data file`,
    )
  })

  test('is rejected when it is a device', async () => {
    await expect(openDataFile('/dev/null')).rejects.toThrow('/dev/null is not a regular file')
  })

  test('is rejected when the system cannot look at its name', async () => {
    const loop = nextFile()
    await symlink(loop, loop)
    await expect(openDataFile(loop)).rejects.toThrow(
      `The data file ${loop} cannot be opened: ELOOP: too many symbolic links encountered. Name another file.`,
    )
    await expect(openDataFile(join(folder, 'x'.repeat(300)))).rejects.toThrow(
      'ENAMETOOLONG: name too long. Name',
    )
  })

  test('is rejected when it is mounted by itself, because its second file would not be', async () => {
    const mounted = join(folder, 'mounted alone.db')
    await writeFile(mounted, '')
    const line = (path: string) => `36 35 98:0 /hq.db ${path.replaceAll(' ', '\\040')} rw - ext4 /dev/root rw`
    expect(() =>
      checkPlace(mounted, ['22 1 0:1 / / rw - overlay overlay rw', line(mounted)].join('\n')),
    ).toThrow(
      `is mounted by itself, and the database needs a second file beside it. Mount its folder instead`,
    )
    checkPlace(mounted, line(folder))
    checkPlace(mounted, '')
  })

  // An administrator may write everything, whatever the permissions say.
  test.runIf(process.getuid?.() !== 0)('is rejected when it or its folder is read-only', async () => {
    const inside = join(folder, 'read-only')
    await mkdir(inside)
    await writeFile(join(inside, 'a.db'), '')
    await chmod(join(inside, 'a.db'), 0o400)
    await expect(openDataFile(join(inside, 'a.db'))).rejects.toThrow('change its permissions')
    await chmod(inside, 0o500)
    await expect(openDataFile(join(inside, 'b.db'))).rejects.toThrow('change its permissions')
    await chmod(inside, 0o700)
  })
})

test('a create that could not be stored answers 500 with the reason in the log, and is stored once when sent again', async () => {
  const file = nextFile()
  const hq = createHeadquarters({ tables: await openDataFile(file) })
  const create = () => hq.fixtures.customer({ FirstName: 'Anna' })
  await create()
  await rename(file, `${file}.away`)
  await expect(create()).rejects.toThrow('refused the fixture with 500')
  expect(hq.log.get().at(-1)).toMatchObject({
    status: 500,
    notes: [expect.stringContaining(`The data file ${file} was removed`)],
  })
  await rename(`${file}.away`, file)
  await create()
  await hq.stop()
  expect(await customersOf(file)).toBe(2)
})

test('a copy of a closed file is complete', async () => {
  const [file, copy] = [nextFile(), nextFile()]
  await withCustomers(file, 3)
  await copyFile(file, copy)
  expect(await customersOf(copy)).toBe(3)
})

test('the files of an earlier version beside it do not matter', async () => {
  const file = nextFile()
  await writeFile(`${file}.lock`, String(process.ppid))
  await withCustomers(file, 1)
  await writeFile(`${file}.lock`, '1')
  expect(await customersOf(file)).toBe(1)
})
