import { execFile } from 'node:child_process'
import { access, readFile, readdir } from 'node:fs/promises'
import { dirname, join, normalize, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
let packed: ReadonlySet<string>

beforeAll(async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root })
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }]
  packed = new Set(files.map(({ path }) => path))
})

test('the guides travel in the package', async () => {
  const docs = (await readdir(join(root, 'docs'))).map((name) => `docs/${name}`)
  expect([...packed].filter((path) => path.endsWith('.md')).toSorted()).toEqual(
    [
      'ARCHITECTURE.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'README.md',
      'SECURITY.md',
      'mocks/README.md',
      'sdk/README.md',
      ...docs,
    ].toSorted(),
  )
})

test('the README leads to every guide', async () => {
  const linked = new Set((await linksOf('README.md')).map(({ to }) => to))
  expect([...packed].filter((path) => path.startsWith('docs/') && !linked.has(path))).toEqual([])
})

test('every link of a packed guide leads to a packed file and to a heading in it', async () => {
  const guides = [...packed].filter((path) => path.endsWith('.md'))
  const links = (await Promise.all(guides.map(linksOf))).flat()
  expect(links.length).toBeGreaterThan(5)
  const isBroken = await Promise.all(
    links.map(async (link) => !packed.has(link.to) || !(await hasAnchor(link))),
  )
  expect(links.filter((_, index) => isBroken[index])).toEqual([])
})

test('every link of the demo tour leads to a file of the checkout', async () => {
  const links = await linksOf('demo/README.md')
  expect(links.length).toBeGreaterThan(3)
  await Promise.all(links.map(({ to }) => access(join(root, to))))
})

/** The files and folders of this repository that a Markdown file names in its text. */
async function pathsIn(guide: string): Promise<readonly string[]> {
  const text = await readFile(join(root, guide), 'utf8')
  return [...text.matchAll(/`((?:sdk|mocks|docs|demo|test)\/(?!artefacts)[\w./-]*)`/g)].map(
    ([, path = '']) => path,
  )
}

// These two are read in a checkout, and so is the demo.
const forContributors = ['ARCHITECTURE.md', 'CONTRIBUTING.md']

test.each([...forContributors, 'demo/README.md'])('every file that %s names exists', async (guide) => {
  const paths = await pathsIn(guide)
  const isThere = await Promise.all(
    paths.map((path) =>
      access(join(root, path)).then(
        () => true,
        () => false,
      ),
    ),
  )
  expect(paths.filter((_, index) => !isThere[index])).toEqual([])
})

test('every file and folder that a guide for shops and testers names is packed', async () => {
  const guides = [...packed].filter(
    (path) => path.endsWith('.md') && ![...forContributors, 'CHANGELOG.md'].includes(path),
  )
  const named = await Promise.all(
    guides.map(async (guide) => (await pathsIn(guide)).map((path) => ({ guide, path }))),
  )
  const isPacked = (path: string) =>
    [...packed].some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`))
  expect(named.flat().length).toBeGreaterThan(5)
  expect(named.flat().filter(({ path }) => !isPacked(path))).toEqual([])
})

test('every test that CONTRIBUTING names for a promise exists', async () => {
  const text = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8')
  const named = [...text.matchAll(/`(test\/[\w./-]+\.test\.ts)`\s*\|[^"|]*"([^"]+)"/g)]
  expect(named.length).toBeGreaterThan(15)
  const isMissing = await Promise.all(
    named.map(
      async ([, file = '', title = '']) => !(await readFile(join(root, file), 'utf8')).includes(title),
    ),
  )
  expect(named.filter((_, index) => isMissing[index]).map(([, file, title]) => `${file}: ${title}`)).toEqual(
    [],
  )
})

interface Link {
  readonly from: string
  readonly to: string
  readonly anchor?: string
}

/** The links and pictures of a Markdown file that lead to another file or heading; web addresses are left out. */
async function linksOf(from: string): Promise<Link[]> {
  const text = (await readFile(join(root, from), 'utf8')).replaceAll(/^```[\s\S]*?^```$/gm, '')
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets
    .filter((target) => !/^\w+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#')
      const to = path ? normalize(join(dirname(from), path)) : from
      return { from, to, ...(anchor && { anchor }) }
    })
}

async function hasAnchor({ to, anchor }: Link): Promise<boolean> {
  if (!anchor) return true
  const headings = [...(await readFile(join(root, to), 'utf8')).matchAll(/^#+ (.*)$/gm)]
  return headings.some(([, heading = '']) => slug(heading) === anchor)
}

/** The anchor that GitHub and npm give to a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])(
  'every name in the code that %s uses exists',
  async (guide) => {
    const text = await readFile(join(root, guide), 'utf8')
    const examples = /```[\s\S]*?```/g
    const names = [...text.replace(examples, '').matchAll(/`([a-z]+[A-Z]\w+)(?:\(\w*\))?`/g)].map(
      ([, name = '']) => name,
    )
    expect(names.length).toBeGreaterThan(5)
    const sources = await readSources()
    expect(names.filter((name) => !sources.includes(name))).toEqual([])
  },
)

async function readSources(): Promise<string> {
  const folders = ['sdk', 'mocks', 'demo', 'test']
  const paths = await Promise.all(folders.map((folder) => readdir(join(root, folder), { recursive: true })))
  const files = paths.flatMap((found, index) => found.map((path) => join(root, folders[index] ?? '', path)))
  const sources = files.filter((path) => /\.(ts|svelte)$/.test(path))
  return (await Promise.all(sources.map((path) => readFile(path, 'utf8')))).join('\n')
}
