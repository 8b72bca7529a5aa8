import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { requests, sendTo } from './mocks-requests.ts'

const children: ChildProcess[] = []
// Also after an error.
process.on('exit', () => children.forEach((child) => child.kill()))

/** The command itself, in a process of its own. */
export async function startCommand(dist: string): Promise<{ readonly url: string }> {
  const args = [join(dist, 'serve.js'), '--port', '0', '--async', '--quiet']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  for await (const line of createInterface(child.stdout)) {
    const port = /http:\/\/localhost:(\d+)\/Commerce\//.exec(line)?.[1]
    if (port !== undefined) return { url: `http://127.0.0.1:${port}/` }
  }
  throw new Error('pending-sync-hq ended before it listened.')
}

export async function recordAnswers(url: string): Promise<Readonly<Record<string, object>>> {
  const answers = Object.values(requests).map(async (request) => {
    const response = await sendTo(url, request)
    // The server of Node sets them itself.
    const ownHeaders = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding'])
    const headers = Object.fromEntries([...response.headers].filter(([name]) => !ownHeaders.has(name)))
    return [request.path, { status: response.status, headers, body: await response.text() }] as const
  })
  return Object.fromEntries(await Promise.all(answers))
}

export async function startBareServer(answers: object): Promise<{ readonly url: string }> {
  const child = fork(join(import.meta.dirname, 'mocks-server.ts'))
  children.push(child)
  const [port] = (await once(child, 'message')) as [number]
  child.send(answers)
  await once(child, 'message')
  return { url: `http://127.0.0.1:${port}/` }
}
