import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { chromiumLaunch } from '../support/chromium.ts'
import { isExecutable, placesInPath } from '../support/executables.ts'

/** The three browser engines, by the name of the browser that is started. */
export type EngineName = 'chromium' | 'firefox' | 'webkit'

/** A browser that shows pages. It is driven by what the page itself loads, so that no engine needs a protocol of its own. */
export interface RunningBrowser {
  /** Ends the browser and all its processes at once, without a word to the page. */
  kill(): Promise<void>
  /** Stops all its processes, as a device that falls asleep does. */
  freeze(): void
  thaw(): void
  /** Its other processes: those of its pages, and those that serve them. */
  helpers(): readonly number[]
}

/** An engine that is installed here. */
export interface Engine {
  readonly name: EngineName
  /**
   * Starts the browser with a tab for each address, each with a process of its own. What it stores is in the profile, a folder
   * that outlives it.
   */
  open(urls: readonly string[], profile: string): Promise<RunningBrowser>
}

/** Finds an engine; `undefined` if it is not installed here. Debian: firefox-esr, webkit2gtk-driver and xvfb. */
export async function findEngine(name: EngineName): Promise<Engine | undefined> {
  switch (name) {
    case 'chromium':
      return findChromium()
    case 'firefox':
      return findFirefox()
    case 'webkit':
      return findWebKit()
  }
}

/** Finds those of these engines that are installed here. Default: all three. */
export async function installedEngines(
  names: readonly EngineName[] = ['chromium', 'firefox', 'webkit'],
): Promise<readonly Engine[]> {
  const engines = await Promise.all(names.map(findEngine))
  return engines.filter((engine) => engine !== undefined)
}

/** Makes an empty profile. `remove` deletes it. */
export function newProfile(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'pending-sync-profile-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Older versions without a window show a page only with the port, which nobody uses. */
const headless = ['--headless=new', '--remote-debugging-port=0']

async function findChromium(): Promise<Engine | undefined> {
  const { executablePath, args = [], env } = await chromiumLaunch()
  if (executablePath === undefined) return undefined
  return {
    name: 'chromium',
    async open([first = '', ...others], profile) {
      const browser = run(executablePath, [...args, ...headless, `--user-data-dir=${profile}`, first], {
        ...env,
      })
      // Its command line takes only one address without a window.
      for (const url of others) await openChromiumTab(url, profile)
      return browser
    },
  }
}

async function openChromiumTab(url: string, profile: string): Promise<void> {
  const file = join(profile, 'DevToolsActivePort')
  while (!existsSync(file)) await setTimeout(20)
  const [port] = readFileSync(file, 'utf8').split('\n')
  const opened = await fetch(`http://127.0.0.1:${port}/json/new?${encodeURIComponent(url)}`, {
    method: 'PUT',
  })
  if (!opened.ok) throw new Error(`Chromium opened no tab: ${await opened.text()}`)
}

/** Keeps Firefox from asking its makers for anything, and from asking the person. */
const firefoxSettings: Readonly<Record<string, boolean | number | string>> = {
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.ipc.processCount.webIsolated': 4,
  'dom.max_script_run_time': 0,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9/',
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.enabled': false,
}

function findFirefox(): Engine | undefined {
  const binary = [process.env.FIREFOX_PATH, ...placesInPath('firefox-esr', 'firefox')].find(isExecutable)
  if (binary === undefined) return undefined
  return {
    name: 'firefox',
    async open(urls, profile) {
      const settings = Object.entries(firefoxSettings).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
      )
      writeFileSync(join(profile, 'user.js'), settings.join('\n'))
      return run(binary, ['--headless', '--no-remote', '--profile', profile, ...urls], { HOME: profile })
    },
  }
}

function findWebKit(): Engine | undefined {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec']
  const binary = folders.map((folder) => join(folder, 'webkit2gtk-4.1/MiniBrowser')).find(isExecutable)
  const xvfb = placesInPath('Xvfb').find(isExecutable)
  if (binary === undefined || xvfb === undefined) return undefined
  return {
    name: 'webkit',
    async open(urls, profile) {
      const display = await openDisplay(xvfb)
      mkdirSync(join(profile, 'runtime'), { recursive: true, mode: 0o700 })
      const browser = run(binary, urls, {
        DISPLAY: display.name,
        HOME: profile,
        XDG_RUNTIME_DIR: join(profile, 'runtime'),
        GDK_BACKEND: 'x11',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      })
      return { ...browser, kill: () => browser.kill().finally(display.close) }
    },
  }
}

/** Starts an X server without a screen, for a browser that has no mode without a window. */
async function openDisplay(xvfb: string): Promise<{ readonly name: string; close(): void }> {
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer]
  return { name: `:${number.toString().trim()}`, close: () => void server.kill() }
}

function run(binary: string, args: readonly string[], env: NodeJS.ProcessEnv): RunningBrowser {
  // A group of its own: a signal reaches the processes of its pages too.
  const browser = spawn(binary, args, { detached: true, stdio: 'ignore', env: { ...process.env, ...env } })
  const signal = (name: NodeJS.Signals) => signalGroup(browser, name)
  const ended = once(browser, 'exit')
  const killWithTests = () => signal('SIGKILL')
  process.once('exit', killWithTests)
  return {
    async kill() {
      process.off('exit', killWithTests)
      if (browser.exitCode !== null || browser.signalCode !== null) return
      signal('SIGKILL')
      await ended
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    helpers: () => membersOf(browser.pid).filter((pid) => pid !== browser.pid),
  }
}

/** The processes of a group, in which all processes of a browser are. */
function membersOf(group: number | undefined): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes.filter((pid) => groupOf(pid) === group).map(Number)
}

function groupOf(pid: string): number | undefined {
  try {
    // The name before it is in parentheses and may contain anything.
    const [, , group] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return Number(group)
  } catch {
    return undefined
  }
}

function signalGroup({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, name)
  } catch {
    // It has ended by itself.
  }
}
