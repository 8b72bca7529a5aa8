import { spawnSync, type StdioOptions } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mutants } from './index.ts'
import type { Mutant } from './mutant.ts'

/**
 * Runs its tests against each mutant, in a copy of this checkout: `npm run test:mutants`. A mutant survives if they all pass.
 * Arguments choose mutants by a part of their file or text: `npm run test:mutants -- sdk/outbox/search demo/`.
 */

/** The tests of a mutant take about a minute. Those that it hangs count as failed. */
const longestRunMs = 5 * 60_000
const copied = [
  'sdk',
  'mocks',
  'demo',
  'test',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  'README.md',
]

const root = process.cwd()
const copy = mkdtempSync(join(tmpdir(), 'mutants-'))
for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

const wanted = process.argv.slice(2)
const isWanted = ({ file, text }: Mutant) =>
  wanted.length === 0 || wanted.some((part) => `${file} ${text}`.includes(part))
const chosen = mutants.filter(isWanted)
// Shows what fails.
if (!doTestsPass([...new Set(chosen.flatMap(({ tests }) => tests))], undefined, 'inherit'))
  throw new Error('The tests must pass without a mutant first.')
const survivors = chosen.filter((mutant) => !isKilled(mutant))
rmSync(copy, { recursive: true })

const killed = chosen.length - survivors.length
console.log(`${killed} of ${chosen.length} killed.`)
for (const mutant of survivors) console.log(`Survived: ${nameOf(mutant)}`)
process.exitCode = survivors.length === 0 ? 0 : 1

function isKilled(mutant: Mutant): boolean {
  const { file, text, replacement, tests } = mutant
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    source.replace(text, () => replacement),
  )
  const isSurvivor = doTestsPass(tests, longestRunMs)
  writeFileSync(path, source)
  console.log(`${isSurvivor ? 'SURVIVED' : 'killed'}  ${nameOf(mutant)}`)
  return !isSurvivor
}

function doTestsPass(
  tests: readonly string[],
  timeout?: number,
  errors: 'ignore' | 'inherit' = 'ignore',
): boolean {
  // Not through npx, which would end alone after the time-out.
  const vitest = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--bail',
    '1',
    '--testTimeout',
    '60000',
  ]
  const stdio: StdioOptions = ['ignore', 'ignore', errors]
  return spawnSync(process.execPath, [...vitest, ...tests], { cwd: copy, stdio, timeout }).status === 0
}

function nameOf({ file, text, replacement }: Mutant): string {
  return `${file}: ${text.trim()} → ${replacement.trim() || '(nothing)'}`
}
