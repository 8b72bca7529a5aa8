import { chromium } from 'playwright'
import type { LaunchOptions } from 'playwright'
import { isExecutable, placesInPath } from './executables.ts'

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * The launch options of every suite. Chooses the Chromium at `CHROMIUM_PATH`, else Playwright's own, else an installed one,
 * else the one of a development dependency (Linux x64).
 */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  const executablePath = await chromiumPath()
  // Workers and child processes take this one: two that unpack at once would race.
  process.env.CHROMIUM_PATH = executablePath
  return { executablePath, args: containerFlags() }
}

async function chromiumPath(): Promise<string> {
  const found = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...placesInPath(...systemNames)].find(
    isExecutable,
  )
  return found ?? unpackedChromium()
}

async function unpackedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH to its executable.')
  }
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

function containerFlags(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ]
  const isRoot = process.getuid?.() === 0
  return isRoot ? ['--no-sandbox', ...quiet] : quiet
}
