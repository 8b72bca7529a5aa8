import { setupServer } from 'msw/node'
import { createHeadquarters, type Headquarters } from './index.ts'
import type { HeadquartersOptions } from './types.ts'

/** A headquarters that answers what this process sends to any URL with `/Commerce/` in its path. */
export interface StartedHeadquarters extends Headquarters {
  /** Stops answering; other requests were never touched. */
  stop(): Promise<void>
}

export async function startHeadquarters(options: HeadquartersOptions = {}): Promise<StartedHeadquarters> {
  const headquarters = createHeadquarters(options)
  const server = setupServer(...headquarters.handlers)
  server.listen({ onUnhandledFrame: 'bypass' })
  return {
    ...headquarters,
    async stop() {
      server.close()
      await headquarters.stop()
    },
  }
}
