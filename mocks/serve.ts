#!/usr/bin/env node
import type { Headquarters } from './api/headquarters.ts'
import { createHeadquarters } from './headquarters.ts'
import type { Tables } from './model/tables.ts'
import { checkedTables } from './rules/check-stored-rows.ts'
import { logLine } from './runtime/log.ts'
import { readArguments, type Arguments } from './server/arguments.ts'
import { help } from './server/help.ts'
import { serveHeadquarters } from './server/server.ts'
import { applySettings, holdsHeadquarters, modeText } from './server/start-settings.ts'
import { stopOnSignal } from './server/stop-on-signal.ts'

try {
  await run(readArguments(process.argv.slice(2)))
} catch (error) {
  // The message alone: a stack trace does not help somebody who mistyped a port.
  console.error(error instanceof Error ? error.message : error)
  console.error('See pending-sync-hq --help')
  process.exitCode = 1
}

async function run(args: Arguments): Promise<void> {
  if (args.command === 'help') return console.log(help)
  const tables = args.dataFile === undefined ? undefined : await openTables(args.dataFile)
  const isContinued = tables !== undefined && (await holdsHeadquarters(tables))
  const hq = createHeadquarters({
    ...args.options,
    ...(tables && { tables }),
    onLog: (entry) => void (args.quiet || console.log(logLine(entry))),
  })
  try {
    // Fails for options that contradict each other, before the first request is answered.
    await hq.tables.read()
    if (isContinued) await applySettings(hq, args.options)
    await start(hq, args)
    if (isContinued) console.log(continued(args))
  } catch (error) {
    // Its timers would keep the process alive.
    await hq.stop()
    throw error
  }
}

async function start(hq: Headquarters, args: Arguments): Promise<void> {
  const server = await serveHeadquarters(hq, args.server)
  // Before the first line is printed: who reads it may stop the command at once.
  stopOnSignal(async () => {
    await server.close()
    await hq.stop()
  })
  if (args.jobsEveryMs) await scheduleJobs(hq, args.jobsEveryMs)
  console.log(await welcome(hq, server.port, args))
}

/** Imported for this option only: a command without it needs no SQLite. */
async function openTables(path: string): Promise<Tables> {
  const { openDataFile } = await import('./server/data-file.ts')
  return checkedTables(await openDataFile(path, console.log), path)
}

/** Jobs that are due at the same time run in this order, so each finds the rows of the one before. */
async function scheduleJobs(hq: Headquarters, everyMs: number): Promise<void> {
  for (const job of ['P-job', 'synchronize-customers', '1010'] as const)
    await hq.jobs.schedule(job, { everyMs })
}

async function welcome(hq: Headquarters, port: number, { options, dataFile }: Arguments): Promise<string> {
  const clientIds = (options.identities?.clientIds ?? ['shop']).join(' or ')
  return `Mock headquarters of Dynamics 365 Commerce

  Channel   http://localhost:${port}/Commerce/   (header OUN: ${options.operatingUnitNumber ?? '068'})
  Sign-in   http://localhost:${port}/identities   (OpenID Connect, client id: ${clientIds})
  Console   http://localhost:${port}/hq
  Mode      ${await modeText(hq)}
  Rows      ${dataFile ?? 'in memory'}

Stop with Ctrl+C.
`
}

function continued({ options }: Arguments): string {
  const settings = 'The data file held a headquarters: its settings stay, except those given now.'
  return options.seed === undefined ? settings : `${settings} Its seed stays, too: --seed has no effect.`
}
