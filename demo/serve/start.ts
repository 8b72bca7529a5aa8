import { startCommand } from './headquarters-command.ts'
import { readArguments, startHelp } from './start-arguments.ts'
import { startVite } from './start-vite.ts'

try {
  await start(process.argv.slice(2))
} catch (error) {
  // The message alone: a stack trace does not help somebody who mistyped a flag.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Starts the dev server of the demo, or the preview of what is built; with `--hq`, the command beside it. */
async function start(args: readonly string[]): Promise<void> {
  const { headquarters, https, dataFile, help, vite } = readArguments(args)
  if (help) return console.log(startHelp)
  const command = headquarters ? await startCommand(dataFile) : undefined
  try {
    process.exitCode = await startVite(vite, { command, https })
  } finally {
    await command?.stop()
  }
}
