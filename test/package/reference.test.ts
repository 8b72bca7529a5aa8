import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { compilerOptions } from './compile.ts'

const root = resolve(import.meta.dirname, '../..')

/** A node of TypeDoc's JSON. */
interface Reflection {
  readonly id: number
  readonly name: string
  readonly kind: number
  readonly comment?: { readonly summary: readonly unknown[] }
  readonly type?: {
    readonly type: string
    readonly declaration?: Reflection
    readonly types?: readonly object[]
  }
  readonly children?: readonly Reflection[]
  readonly signatures?: readonly Reflection[]
}

interface Reference extends Reflection {
  readonly documents: readonly Reflection[]
  readonly symbolIdMap: Readonly<Record<string, { readonly packagePath: string }>>
}

/** TypeDoc's numbers of what has a meaning of its own. */
const documentedKinds = {
  variable: 32,
  function: 64,
  class: 128,
  interface: 256,
  property: 1024,
  method: 2048,
  typeAlias: 2_097_152,
}
const constructorKind = 512
const referenceKind = 4_194_304

let reference: Reference

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reference-'))
  const json = join(folder, 'reference.json')
  const typedoc = join(root, 'node_modules/typedoc/bin/typedoc')
  await promisify(execFile)(process.execPath, [typedoc, '--json', json], { cwd: root })
  reference = JSON.parse(await readFile(json, 'utf8')) as Reference
  await rm(folder, { recursive: true })
}, 300_000)

/** The entries of the package that have types of their own, by name, with their sources. */
const entries = Object.entries(manifest.exports).flatMap(([path, target]) => {
  if (typeof target === 'string' || path === './bundle') return []
  const source = target.types.replace('./dist/', '').replace('.d.ts', '.ts')
  return [{ name: join(manifest.name, path), source }]
})

const program = ts.createProgram(
  entries.map(({ source }) => join(root, source)),
  compilerOptions(),
)

const moduleOf = (name: string) => reference.children?.find((module) => module.name === name)

test('the reference has every entry of the package', () => {
  expect(entries.length).toBeGreaterThan(4)
  expect(reference.children?.map(({ name }) => name).toSorted()).toEqual(
    entries.map(({ name }) => name).toSorted(),
  )
})

test('the reference lists every guide by its heading', async () => {
  const folder = join(root, 'docs')
  const guides = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
  )
  expect(guides.length).toBeGreaterThan(5)
  expect(reference.documents.map(({ name }) => name).toSorted()).toEqual(
    guides.map((guide) => guide.slice(2, guide.indexOf('\n'))).toSorted(),
  )
})

test.each(entries)('the reference has every name that $name exports', ({ name, source }) => {
  const names = moduleOf(name)?.children?.map((child) => child.name) ?? []
  expect(names.toSorted()).toEqual(exportsOf(source))
})

test.each(entries)('every public name and member of $name has a doc comment', ({ name }) => {
  const children = moduleOf(name)?.children ?? []
  expect(children.flatMap((child) => undocumented(child, child.name))).toEqual([])
})

test('the check itself sees a missing comment', () => {
  const member = { id: -1, name: 'member', kind: documentedKinds.property, type: { type: 'intrinsic' } }
  const documented = { id: -2, name: 'A', kind: documentedKinds.interface, comment: { summary: [{}] } }
  expect(undocumented({ ...documented, children: [member] }, 'A')).toEqual(['A.member'])
})

function exportsOf(source: string): readonly string[] {
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, source))!)
  const names = module && checker.getExportsOfModule(module).map((symbol) => symbol.name)
  return names?.toSorted() ?? []
}

function undocumented(reflection: Reflection, path: string): readonly string[] {
  if (reflection.kind === referenceKind || reflection.kind === constructorKind) return []
  const own = needsComment(reflection) && !hasComment(reflection) ? [path] : []
  return [
    ...own,
    ...membersOf(reflection).flatMap((member) => undocumented(member, `${path}.${member.name}`)),
  ]
}

function needsComment({ id, kind, type }: Reflection): boolean {
  if (!Object.values(documentedKinds).includes(kind)) return false
  // A property with one value, such as `kind: 'job'`, tells the members of a union apart.
  if (type?.type === 'literal') return false
  // Properties that the service has and the mock only keeps.
  return reference.symbolIdMap[id]?.packagePath !== 'mocks/wire/property-types.ts'
}

function hasComment({ comment, signatures = [] }: Reflection): boolean {
  return (comment?.summary.length ?? 0) > 0 || signatures.some((signature) => hasComment(signature))
}

/** The members, also those of an object type, a union or an intersection. */
function membersOf({ children = [], type }: Reflection): readonly Reflection[] {
  return [...children, ...membersOfType(type)]
}

function membersOfType(type: unknown): readonly Reflection[] {
  if (typeof type !== 'object' || type === null) return []
  const { declaration, types = [] } = type as NonNullable<Reflection['type']>
  return [...(declaration ? membersOf(declaration) : []), ...types.flatMap((one) => membersOfType(one))]
}
