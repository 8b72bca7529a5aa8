import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface HeadquartersCommand {
  /** The address of the command, without a slash at its end. */
  readonly address: string
  /** Ends the command and resolves when it has ended. */
  stop(): Promise<void>
}

const source = fileURLToPath(new URL('../../mocks/serve.ts', import.meta.url))

/** The customer attributes that the shop asks for. */
const attributes = fileURLToPath(new URL('../console/start-attributes.json', import.meta.url))

/**
 * Starts `pending-sync-hq` from its sources on a free port of this device only. Rejects with what the command has said
 * when it does not start.
 */
export async function startCommand(dataFile?: string): Promise<HeadquartersCommand> {
  const data = dataFile === undefined ? [] : [`--data=${dataFile}`]
  const child = spawn(
    process.execPath,
    [source, '--port=0', '--quiet', `--attributes=${attributes}`, ...data],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await addressOf(child)
  return {
    address,
    async stop() {
      child.kill()
      await ended
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += String(chunk)
      const port = /http:\/\/localhost:(\d+)\/hq\n/.exec(output)?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('close', () => reject(new Error(`Headquarters did not start.\n${output}`)))
  })
}
