import { setupServer } from 'msw/node'
import { createHeadquarters, type Headquarters } from './index.ts'
import { once } from './once.ts'
import type { HeadquartersOptions } from './api/headquarters.ts'

/** A headquarters that answers what this process sends to any URL with `/Commerce/` in its path. */
export interface StartedHeadquarters extends Headquarters {
  /** Stops answering, however often it is called; other requests were never touched. */
  stop(): Promise<void>
}

export async function startHeadquarters(options: HeadquartersOptions = {}): Promise<StartedHeadquarters> {
  const headquarters = createHeadquarters(options)
  const server = setupServer(...headquarters.handlers)
  server.listen({ onUnhandledFrame: 'bypass' })
  const stop = once(async () => {
    server.close()
    await headquarters.stop()
  })
  return { ...headquarters, stop }
}
