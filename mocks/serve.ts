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
  // The message alone: a stack trace does not help somebody who mistyped a port.
  console.error(error instanceof Error ? error.message : error)
  console.error('See pending-sync-hq --help')
  process.exitCode = 1
}

async function run(args: Arguments): Promise<void> {
  if (args.command === 'help') return console.log(help)
  const tables = args.dataFile === undefined ? {} : { tables: await openDataFile(args.dataFile) }
  const hq = createHeadquarters({
    ...args.options,
    ...tables,
    onLog: (entry) => void (args.quiet || console.log(logLine(entry))),
  })
  // Fails for options that contradict each other, before the first request is answered.
  await hq.tables.read()
  const server = await serveHeadquarters(hq, args)
  if (args.jobsEveryMs) await scheduleJobs(hq, args.jobsEveryMs)
  console.log(await welcome(hq, server.port, args))
  stopOnSignal(async () => {
    await server.close()
    await hq.stop()
  })
}

/** Jobs that are due at the same time run in this order, so each finds the rows of the one before. */
async function scheduleJobs(hq: Headquarters, everyMs: number): Promise<void> {
  for (const job of ['P-job', 'synchronize-customers', '1010'] as const)
    await hq.jobs.schedule(job, { everyMs })
}

async function welcome(hq: Headquarters, port: number, { options, dataFile }: Arguments): Promise<string> {
  const { createCustomersAsync } = await hq.profile.get()
  const clientIds = (options.identities?.clientIds ?? ['shop']).join(' or ')
  return `Mock headquarters of Dynamics 365 Commerce

  Channel   http://localhost:${port}/Commerce/   (header OUN: ${options.operatingUnitNumber ?? '068'})
  Sign-in   http://localhost:${port}/identities   (OpenID Connect, client id: ${clientIds})
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
    // A second signal does not wait for answers that a fault delays.
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
