import { setupServer } from 'msw/node'
import type { HeadquartersOptions } from './api/options.ts'
import { createHeadquarters, type Headquarters } from './index.ts'

/** A headquarters that answers this process's requests to any URL with `/Commerce/` in its path. */
export interface StartedHeadquarters extends Headquarters {
  /** Stops answering. Calling it again does nothing. */
  stop(): Promise<void>
}

/** Resolves when the headquarters answers. All other requests of the process go to the network. */
export async function startHeadquarters(options: HeadquartersOptions = {}): Promise<StartedHeadquarters> {
  const headquarters = createHeadquarters(options)
  const server = setupServer(...headquarters.handlers)
  server.listen({ onUnhandledFrame: 'bypass' })
  let stopping: Promise<void> | undefined
  const stop = async () => {
    server.close()
    await headquarters.stop()
  }
  return { ...headquarters, stop: () => (stopping ??= stop()) }
}
