import type { Server, ServerResponse } from 'node:http'
import { startRealTimer } from '../runtime/timers.ts'

/** The connections of a server. */
export interface Connections {
  /** Closes those that carry no request now. */
  closeIdle(): void
  /** Ends all: at once where nothing is going on, otherwise after the answer, or after less than a second. */
  end(): Promise<void>
}

/** In milliseconds. The command ends within two seconds, also on a busy machine. */
const patienceMs = 800

export function createConnections(server: Server): Connections {
  const answering = new Set<ServerResponse>()
  let onNothingToDo = () => {}
  server.on('request', (_request, response) => {
    answering.add(response)
    response.once('close', () => {
      answering.delete(response)
      if (answering.size === 0) onNothingToDo()
    })
  })

  function allAnswered(): Promise<void> {
    if (answering.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      // Real time, because a test that drives the timers would have to move them while it waits for the end.
      const cancel = startRealTimer(patienceMs, resolve)
      onNothingToDo = () => {
        cancel()
        resolve()
      }
    })
  }

  return {
    closeIdle: () => server.closeIdleConnections(),
    async end() {
      await allAnswered()
      // Also a connection that never sent a request, which Node counts as a busy one.
      server.closeAllConnections()
    },
  }
}
