import type { Environment } from '../../sdk/environment.ts'
import { nextTask } from '../runtime/next-task.ts'
import type { Activity } from './activity.ts'

/** The messages between the tabs of one device, in memory. */
export function createTabChannels(activity: Activity): Environment['openTabChannel'] {
  const channels = new Map<string, Set<(message: unknown) => void>>()
  return (name, onMessage) => {
    const receivers = channels.get(name) ?? new Set()
    channels.set(name, receivers)
    const receive = (message: unknown) => onMessage(message)
    receivers.add(receive)
    return {
      post(message) {
        const copy: unknown = structuredClone(message)
        void activity.during(nextTask()).then(() => {
          for (const other of receivers) if (other !== receive) other(copy)
        })
      },
      close: () => void receivers.delete(receive),
    }
  }
}
