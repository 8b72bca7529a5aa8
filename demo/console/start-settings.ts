import type { ChannelBehaviour } from 'pending-sync/mocks'

/** How the channel of the demo differs from a strict one at the start: the shop cannot do without this kindness yet. */
export const startChannel: Partial<ChannelBehaviour> = {
  keepsExtensionProperties: 'all',
  normalizes: [],
  roles: 'open',
}
