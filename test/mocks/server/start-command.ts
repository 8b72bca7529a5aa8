import { spawn, type ChildProcess } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { watchProcess } from '../../support/watch-process.ts'

export interface StartedCommand {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  readonly port: number
  output(): string
}

interface StartOptions {
  /** The largest file that the command can write, in blocks of 512 bytes. Default: no limit. */
  readonly fileBlocks?: number
}

/**
 * Starts the command as a user does. Resolves when the command has printed `until` or has ended. It is killed at the end
 * of the test.
 */
export async function startCommand(
  args: readonly string[],
  until = 'Stop with Ctrl+C',
  { fileBlocks }: StartOptions = {},
): Promise<StartedCommand> {
  const command = [process.execPath, 'mocks/serve.ts', ...args]
  const limit = fileBlocks === undefined ? '' : `ulimit -f ${fileBlocks}; `
  const child = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, ...command])
  const { ready, ended, output } = watchProcess(child, (text) => text.includes(until))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  await ready
  const port = Number(/localhost:(\d+)/.exec(output())?.[1])
  return { child, ended, port, output }
}
