import type { Headquarters as MockHeadquarters } from 'pending-sync/mocks'
import type { Headquarters } from './headquarters.ts'
import { segment, sendToHeadquarters, type SendChange } from './headquarters-requests.ts'

type Settings = Pick<
  Headquarters,
  'profile' | 'features' | 'publishing' | 'channel' | 'store' | 'attributes' | 'identities'
>
type Tables = Awaited<ReturnType<MockHeadquarters['tables']['read']>>

/** The settings of the command. `fresh`: a headquarters that nobody has changed, for the defaults. */
export async function remoteSettings(change: SendChange, fresh: MockHeadquarters): Promise<Settings> {
  const headquarters = async () => (await sendToHeadquarters<Tables>('GET', 'tables')).headquarters
  return {
    profile: {
      get: async () => (await headquarters()).profile,
      set: (changes) => change('POST', 'switches', changes),
    },
    features: {
      get: async () => (await headquarters()).features,
      enable: (name) => change('POST', 'switches', { [name]: true }),
      disable: (name) => change('POST', 'switches', { [name]: false }),
      set: (changes) => change('POST', 'switches', changes),
    },
    publishing: {
      get: async () => (await headquarters()).publish,
      set: (publish) => change('POST', 'publishing', { publish }),
    },
    channel: {
      defaults: fresh.channel.defaults,
      get: () => sendToHeadquarters('GET', 'channel'),
      set: (changes) => change('POST', 'channel', changes),
    },
    store: {
      defaults: fresh.store.defaults,
      get: () => sendToHeadquarters('GET', 'store'),
      set: (changes) => change('POST', 'store', changes),
    },
    attributes: {
      get: async () => (await headquarters()).attributes,
      define: (definition) => change('POST', 'attributes', definition),
      remove: (name) => change('DELETE', `attributes/${segment(name)}`),
      setGroup: (changes) => change('POST', 'attributes/group', changes),
    },
    identities: await remoteIdentities(change),
  }
}

type IdentitySettings = MockHeadquarters['identities']['accepts'] & {
  readonly identities: Awaited<ReturnType<MockHeadquarters['identities']['list']>>
  readonly automaticLinking: Awaited<ReturnType<MockHeadquarters['identities']['automaticLinking']['get']>>
}

async function remoteIdentities(change: SendChange): Promise<Settings['identities']> {
  const read = () => sendToHeadquarters<IdentitySettings>('GET', 'identities')
  const { tokens, clientIds } = await read()
  return {
    accepts: { tokens, clientIds },
    list: async () => (await read()).identities,
    createIdentity: (identity) => change('POST', 'identities', identity),
    signIn: (who) => change('POST', 'identities/sign-in', who),
    automaticLinking: {
      get: async () => (await read()).automaticLinking,
      set: (automaticLinking) => change('POST', 'identities/automatic-linking', { automaticLinking }),
    },
  }
}
