import { readdir, readFile } from 'node:fs/promises'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { beforeAll, expect, test } from 'vitest'

/**
 * The layers of the SDK, lowest first. Each may import the layers before it, types included. Members of one layer do not
 * import each other.
 */
const sdkLayers: readonly (readonly string[])[] = [
  ['domain/'],
  ['messages/'],
  ['abort.ts', 'callbacks.ts', 'environment.ts', 'errors.ts'],
  ['time-limit.ts'],
  ['store.ts'],
  ['wire/', 'outbox/'],
  ['negotiation/'],
  ['public/', 'option-checks.ts'],
  ['options.ts', 'public.ts'],
  ['diagnostic.ts', 'settings.ts', 'operations/'],
  ['sync/', 'views/'],
  ['api/'],
  ['connect.ts'],
  ['commerce.ts'],
  ['index.ts'],
]

/** The roots whose folders must not form cycles. A file directly in a root counts as a folder of its own. */
const rootsWithoutFolderCycles = ['sdk', 'mocks', 'demo']

/** The allowed imports; `from` and `to` are regular expressions over paths. */
const rules: readonly IForbiddenRuleType[] = [
  { name: 'no cycles between files', from: {}, to: { circular: true } },
  forbid('only the transport knows ky', { pathNot: '^sdk/wire/transport\\.ts$' }, 'node_modules/ky/'),
  forbid(
    'only the database and its schema know idb',
    { path: '^sdk/', pathNot: '^sdk/outbox/(database|schema)\\.ts$' },
    'node_modules/idb/',
  ),
  ...sdkLayers.flatMap((members, index) =>
    members.map((member) => {
      const siblings = members.filter((sibling) => sibling !== member)
      const others = [...siblings, ...sdkLayers.slice(index + 1).flat()]
      return forbid(
        `sdk/${member} imports only the layers below it`,
        { path: inSdk([member]) },
        inSdk(others),
      )
    }),
  ),
  forbid('English alone is built in', { path: '^sdk/' }, '^sdk/messages/it\\.ts$'),
  forbid('sdk/index.ts is only for users of the package', { path: '^sdk/' }, inSdk(['index.ts'])),
  forbid('every file of the SDK belongs to a layer', {}, `^sdk/(?!${alternatives(sdkLayers.flat())})`),
  {
    name: 'mocks take only types from the SDK, but for the test kit',
    severity: 'error',
    from: { path: '^mocks/', pathNot: '^mocks/testing/' },
    to: { path: '^sdk/', dependencyTypesNot: ['type-only'] },
  },
  forbid('nothing knows the test kit', { pathNot: '^mocks/testing/' }, '^mocks/testing/'),
  forbid('the SDK does not know its mocks', { path: '^sdk/' }, '^(mocks|demo|test)/'),
  forbid('mocks do not know the demo', { path: '^mocks/' }, '^(demo|test)/'),
  forbid(
    'only the handlers and the two entries know msw',
    { path: '^mocks/', pathNot: '^mocks/(handlers|browser|node)\\.ts$' },
    'node_modules/msw/',
  ),
  forbid(
    'of the demo, only the backends and the console know the mocks',
    { path: '^demo/', pathNot: '^demo/((command-)?backend\\.ts$|console/)' },
    '^mocks/',
  ),
  {
    name: 'the console takes only types from the mocks',
    severity: 'error',
    from: { path: '^demo/console/' },
    to: { path: '^mocks/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'the console takes them from the public entry',
    severity: 'error',
    from: { path: '^demo/console/' },
    to: { path: '^mocks/', pathNot: '^mocks/index\\.ts$' },
  },
  forbid(
    'and only start-backend.ts knows that they are there',
    { path: '^demo/', pathNot: '^demo/(start-backend|command-backend)\\.ts$' },
    '^demo/(command-)?backend\\.ts$',
  ),
  forbid(
    'the demo imports the package by its name',
    { path: '^demo/' },
    '^sdk/(?!(index|messages/it)\\.ts$)',
  ),
]

/** Matches the paths of these members of the SDK. Without members it matches nothing. */
function inSdk(members: readonly string[]): string {
  return members.length > 0 ? `^sdk/(${alternatives(members)})` : '(?!)'
}

function alternatives(members: readonly string[]): string {
  return members.map((member) => member.replace(/\.ts$/, '\\.ts$')).join('|')
}

function forbid(name: string, from: IForbiddenRuleType['from'], to: string): IForbiddenRuleType {
  return { name, severity: 'error', from, to: { path: to } }
}

async function cruiseFolders(
  folders: string[],
  extra: readonly IForbiddenRuleType[] = [],
): Promise<ICruiseResult> {
  const { output } = await cruise(folders, {
    ruleSet: { forbidden: [...rules, ...extra] },
    validate: true,
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.svelte$' },
    tsConfig: { fileName: 'tsconfig.json' },
  })
  if (typeof output === 'string') throw new Error('The structure could not be read.')
  expect(output.summary.totalCruised).toBeGreaterThan(20)
  return output
}

/** The folder directly below the root that a file is in, or the file itself if it is directly in the root. */
function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

/** The imports between the folders of a root, types included. */
function folderGraph({ modules }: ICruiseResult, root: string): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>()
  for (const { source, dependencies } of modules) {
    if (!source.startsWith(`${root}/`)) continue
    const from = folderOf(source)
    const imports = graph.get(from) ?? new Set()
    graph.set(from, imports)
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved)
      if (resolved.startsWith(`${root}/`) && to !== from) imports.add(to)
    }
  }
  return graph
}

/** Removes the folders that import no remaining folder, until nothing changes. The rest is in a cycle or imports one. */
function foldersInCycles(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const remaining = new Set(graph.keys())
  let size: number
  do {
    size = remaining.size
    for (const folder of remaining)
      if (![...(graph.get(folder) ?? [])].some((to) => remaining.has(to))) remaining.delete(folder)
  } while (remaining.size < size)
  return [...remaining].sort()
}

let everything: ICruiseResult
let sdk: ICruiseResult

beforeAll(async () => {
  const rule = forbid('nobody imports the domain', {}, '^sdk/domain/')
  everything = await cruiseFolders(['sdk', 'mocks', 'demo'])
  sdk = await cruiseFolders(['sdk'], [rule])
})

test('files import only what their place allows', () => {
  const { summary } = everything
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

// dependency-cruiser leaves imports of types in components out.
test('components take only types from the mocks, and only those of the console', async () => {
  const paths = await readdir('demo', { recursive: true })
  const files = paths.filter((path) => path.endsWith('.svelte')).map((path) => `demo/${path}`)
  expect(files.length).toBeGreaterThan(20)
  const imports = await Promise.all(
    files.map(async (file) => {
      const source = await readFile(file, 'utf8')
      const statements = source.match(/^\s*import\b[^'"]*['"][^'"]*\bmocks\b[^'"]*['"]/gm) ?? []
      return statements.map((statement) => ({ file, statement: statement.trim() }))
    }),
  )
  const isAllowed = /^import type [^'"]*'pending-sync\/mocks'$/
  const found = imports.flat()
  expect(found.length).toBeGreaterThan(0)
  expect(
    found.filter(({ file, statement }) => !file.startsWith('demo/console/') || !isAllowed.test(statement)),
  ).toEqual([])
})

test('the check itself sees imports', () => {
  expect(sdk.summary.violations.length).toBeGreaterThan(10)
})

test.each(rootsWithoutFolderCycles)('the folders of %s form no cycle, types included', (root) => {
  const graph = folderGraph(everything, root)
  expect(graph.size).toBeGreaterThan(5)
  expect(foldersInCycles(graph)).toEqual([])
})

test('the check itself sees cycles between folders', () => {
  const domain = sdk.modules.find(({ source }) => source === 'sdk/domain/entry.ts')!
  const typeImport = { ...domain.dependencies[0]!, resolved: 'sdk/wire/answer.ts' }
  const changed = { ...domain, dependencies: [...domain.dependencies, typeImport] }
  const modules = sdk.modules.map((module) => (module === domain ? changed : module))
  const inCycles = foldersInCycles(folderGraph({ ...sdk, modules }, 'sdk'))
  expect(inCycles).toContain('sdk/domain')
  expect(inCycles).toContain('sdk/wire')
})

test('the check itself sees type imports', () => {
  const graph = folderGraph(everything, 'sdk')
  // `sdk/public.ts` imports nothing but types.
  expect(graph.get('sdk/public.ts')).toContain('sdk/domain')
})
