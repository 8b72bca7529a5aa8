import type { ChildProcess } from 'node:child_process'

export interface WatchedProcess {
  /** Resolves when the process has said what was waited for, or has ended. */
  readonly ready: Promise<unknown>
  /** Resolves with the exit code when the process has ended and everything it said was read. */
  readonly ended: Promise<number | null>
  /** Everything it has said so far. */
  output(): string
}

/** Reads what a process says. It is ready when `isReady` says so of its output. */
export function watchProcess(child: ChildProcess, isReady: (output: string) => boolean): WatchedProcess {
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const said = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += String(chunk)
        if (isReady(output)) resolve()
      })
    }
  })
  return { ready: Promise.race([said, ended]), ended, output: () => output }
}
