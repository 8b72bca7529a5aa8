import { spawn, type ChildProcess } from 'node:child_process'
import { onTestFinished } from 'vitest'

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
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const seen = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += String(chunk)
        if (output.includes(until)) resolve()
      })
    }
  })
  await Promise.race([seen, ended])
  const port = Number(/localhost:(\d+)/.exec(output)?.[1])
  return { child, ended, port, output: () => output }
}
