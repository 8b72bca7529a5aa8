import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/**
 * Runs the suites of the SDK and the demo in the oldest Chromium that is supported: `npm run test:floor`. It is fetched from the
 * registry once (Linux x64).
 */

/** The first with `AbortSignal.any`, and so the oldest of the floor that the README states. */
const version = '116.0.0'
const folder = resolve(`node_modules/.cache/chromium-${version}`)

const executable = join(folder, 'chromium')
if (!existsSync(executable)) fetchChromium()

/** All but the back/forward cache: this version caches no page that uses what the SDK uses. */
const oldEnough = 'in chromium.*(delivers|keeps|sends|registers)'
const suites = [
  ['--project', 'chromium', 'test/scenarios', 'test/sdk', 'test/simulation', 'test/package'],
  ['--config', 'test/engines/vite.config.ts', '--project', 'engines', '-t', oldEnough],
]
const statuses = suites.map(
  (suite) =>
    spawnSync('npx', ['vitest', 'run', ...suite], {
      stdio: 'inherit',
      env: { ...process.env, CHROMIUM_PATH: executable },
    }).status,
)
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1

function fetchChromium(): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('npm', ['pack', `@sparticuz/chromium@${version}`, '--pack-destination', folder])
  execFileSync('tar', ['xzf', `sparticuz-chromium-${version}.tgz`], { cwd: folder })
  const unpack = (name: string) => brotliDecompressSync(readFileSync(join(folder, 'package/bin', name)))
  // Without a graphics library next to it, it shows no page.
  writeFileSync(join(folder, 'swiftshader.tar'), unpack('swiftshader.tar.br'))
  execFileSync('tar', ['xf', 'swiftshader.tar'], { cwd: folder })
  writeFileSync(executable, unpack('chromium.br'), { mode: 0o755 })
}
