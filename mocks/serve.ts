#!/usr/bin/env node
import type { Headquarters } from './api/headquarters.ts'
import { createHeadquarters } from './headquarters.ts'
import { logLine } from './runtime/log.ts'
import { help, readArguments, type Arguments } from './server/arguments.ts'
import { openDataFile } from './server/data-file.ts'
import { serveHeadquarters } from './server/server.ts'

try {
  await run(readArguments(process.argv.slice(2)))
} catch (error) {
  // What went wrong in words; a stack trace helps nobody who mistyped a port.
  console.error(error instanceof Error ? error.message : error)
  console.error('See pending-sync-hq --help')
  process.exitCode = 1
}

async function run(wanted: Arguments): Promise<void> {
  if (wanted.ask === 'help') return console.log(help)
  const tables = wanted.dataFile === undefined ? {} : { tables: await openDataFile(wanted.dataFile) }
  const hq = createHeadquarters({
    ...wanted.options,
    ...tables,
    onLog: (entry) => void (wanted.quiet || console.log(logLine(entry))),
  })
  // Options that contradict each other are told before anybody is answered.
  await hq.tables.read()
  const server = await serveHeadquarters(hq, wanted)
  if (wanted.jobsEveryMs) await scheduleJobs(hq, wanted.jobsEveryMs)
  console.log(await welcome(hq, server.port, wanted))
  stopOnSignal(async () => {
    await server.close()
    await hq.stop()
  })
}

/** What falls due at the same time runs in this order, so each job finds what the one before it left. */
async function scheduleJobs(hq: Headquarters, everyMs: number): Promise<void> {
  for (const job of ['P-job', 'synchronize-customers', '1010'] as const)
    await hq.jobs.schedule(job, { everyMs })
}

async function welcome(hq: Headquarters, port: number, { options, dataFile }: Arguments): Promise<string> {
  const { createCustomersAsync } = await hq.profile.get()
  return `Mocked headquarters of Dynamics 365 Commerce

  Channel   http://localhost:${port}/Commerce/   (header OUN: ${options.operatingUnitNumber ?? '068'})
  Console   http://localhost:${port}/hq
  Mode      customers are created ${createCustomersAsync ? 'async' : 'sync'}
  Rows      ${dataFile ?? 'in memory'}

Stop with Ctrl+C.
`
}

function stopOnSignal(stop: () => Promise<void>): void {
  let signals = 0
  const onSignal = () => {
    signals += 1
    // The second time somebody means it: answers that are still held back are given up.
    if (signals > 1) process.exit(1)
    console.log('Stopping.')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
