import { access, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { compile } from './compile.ts'

const root = resolve(import.meta.dirname, '../..')
const docs = (await readdir(join(root, 'docs'))).map((name) => `docs/${name}`)
const guides = ['README.md', 'sdk/README.md', ...docs]

/** The folders in which the printed files are. */
const homes = ['test/consumers', 'test/package/guides']

interface Block {
  readonly guide: string
  readonly language: string
  readonly code: string
  /** The file that it prints, as the comment before it says. */
  readonly file?: string
}

const blocks = (await Promise.all(guides.map(blocksOf))).flat()
const printed = blocks.flatMap(({ file, ...block }) => (file ? [{ ...block, file }] : []))
/** Lines out of components, which `frameworks.test.ts` compares. */
const isExcerpt = (code: string) => code.startsWith('// React')
const compiled = blocks.filter(({ file, language, code }) => !file && language === 'ts' && !isExcerpt(code))

async function blocksOf(guide: string): Promise<Block[]> {
  const text = await readFile(join(root, guide), 'utf8')
  const found = text.matchAll(/(?:<!-- (\S+) -->\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm)
  return Array.from(found, ([, file, language = '', code = '']) => ({
    guide,
    language,
    code,
    ...(file && { file }),
  }))
}

test.each(printed)('$guide prints $file as it runs', async ({ file, code }) => {
  const paths = homes.map((home) => join(root, home, file))
  const found = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => [path],
        () => [],
      ),
    ),
  )
  const [path = file] = found.flat()
  expect(code).toBe(await readFile(path, 'utf8'))
})

test('all other TypeScript of the guides compiles', () => {
  expect(compiled.length).toBeGreaterThan(6)
  const problems = compile(compiled.map(({ code }) => code))
  expect(problems.map((problem) => `${compiled[Number.parseInt(problem)]?.guide} ${problem}`)).toEqual([])
})

test('the check itself sees mistakes', () => {
  expect(compile(["commerce.customers.create({ email: 'ada@example.com' })"])).toHaveLength(1)
})
