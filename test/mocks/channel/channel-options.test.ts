import { describe, expect, test } from 'vitest'
import {
  createHeadquarters,
  memoryTables,
  type ChannelBehaviour,
  type TablesSnapshot,
} from '../../../mocks/index.ts'
import { strict } from '../../../mocks/rules/channel-behaviour.ts'
import { readArguments } from '../../../mocks/server/arguments.ts'
import { startServer } from '../server/start-server.ts'

const open = { roles: 'open' } as const

const wrong: [string, unknown, RegExp][] = [
  [
    'a misspelt option',
    { keepExtensionProperties: 'all' },
    /has no "keepExtensionProperties".*keepsExtensionProperties/,
  ],
  ['a word', 'strict', /channel (is|needs) an object with .*, not "strict"/],
  ['a list instead of options', [], /an object with/],
  ['null', null, /an object with/],
  ['one key instead of a list', { keepsExtensionProperties: 'Theme' }, /"all" or a list of keys/],
  ['a rule that does not exist', { normalizes: ['lowercase'] }, /list of "lower-case-emails"/],
  ['an unknown role', { roles: 'closed' }, /"documented" or "open"/],
  ['a text for a boolean', { anonymousAccess: 'false' }, /true or false/],
  [
    'an unknown answer',
    { guidAfterConversion: 'gone' },
    /"converted-customer" or "not-found" or "async-row"/,
  ],
  ['a negative lag', { searchIndexLagMs: -1 }, /milliseconds from 0/],
  ['a lag that is no number', { searchIndexLagMs: Infinity }, /milliseconds from 0/],
  ['the name of a prototype', { constructor: 1 }, /has no "constructor"/],
]

describe('the options of the channel', () => {
  test('are strict by default', async () => {
    expect(await createHeadquarters().channel.get()).toEqual(strict)
  })

  test('are strict with what differs', async () => {
    const hq = createHeadquarters({ channel: { searchIndexLagMs: 5 } })
    expect(await hq.channel.get()).toEqual({ ...strict, searchIndexLagMs: 5 })
  })

  test.each(wrong)(
    'reject %s at the start, and keep the options when it is set later',
    async (_what, channel, message) => {
      const bad = channel as Partial<ChannelBehaviour>
      expect(() => createHeadquarters({ channel: bad })).toThrow(message)
      const hq = createHeadquarters()
      await expect(hq.channel.set(bad)).rejects.toThrow(TypeError)
      expect(await hq.channel.get()).toEqual(strict)
    },
  )

  test('are rows: subscribers see a change, snapshots have it, a reset starts again', async () => {
    const hq = createHeadquarters({ channel: { roles: 'open' } })
    const seen: TablesSnapshot[] = []
    hq.subscribe((snapshot) => void seen.push(snapshot))
    await hq.channel.set({ guestsReadByGuid: false })
    const changed = { ...strict, roles: 'open', guestsReadByGuid: false }
    await expect.poll(() => seen.at(-1)?.channel.behaviour).toEqual(changed)
    const other = createHeadquarters()
    await other.restore(await hq.snapshot())
    expect(await other.channel.get()).toEqual(changed)
    await hq.reset()
    expect(await hq.channel.get()).toEqual({ ...strict, roles: 'open' })
  })

  test('name the defaults, whatever they are now', async () => {
    const hq = createHeadquarters({ channel: open })
    expect(hq.channel.defaults).toEqual(await createHeadquarters().channel.get())
  })

  test('are first values: tables that hold a headquarters keep theirs', async () => {
    const tables = memoryTables()
    await createHeadquarters({ tables, channel: open }).tables.read()
    expect(await createHeadquarters({ tables }).channel.get()).toEqual({ ...strict, ...open })
  })

  test('apply to tables from before there were such options', async () => {
    const tables = memoryTables()
    await createHeadquarters({ tables }).tables.read()
    await tables.change((rows) => rows.delete('channelBehaviour', 'channel'))
    expect(await createHeadquarters({ tables, channel: open }).channel.get()).toEqual({ ...strict, ...open })
  })
})

describe('over HTTP', () => {
  test('GET and POST /hq/channel read and change them', async () => {
    const { json } = await startServer()
    expect((await json('GET', '/hq/channel')).body).toEqual(strict)
    const one = await json('POST', '/hq/channel', { roles: 'open', searchIndexLagMs: 7 })
    expect(one.body).toEqual({ ...strict, roles: 'open', searchIndexLagMs: 7 })
  })

  test('a wrong option is answered with 400 that names it, and changes nothing', async () => {
    const { json } = await startServer()
    const bad = await json('POST', '/hq/channel', { searchIndexLagMs: 9, role: 'open' })
    expect([bad.status, bad.body.error]).toEqual([400, expect.stringContaining('has no "role"')])
    expect((await json('GET', '/hq/channel')).body).toEqual(strict)
  })
})

describe('the flags of the command', () => {
  const channelOf = (...args: string[]) => readArguments(args).options.channel

  test('say nothing by default', () => {
    expect(channelOf()).toBeUndefined()
  })

  test('set each option', () => {
    expect(
      channelOf(
        '--keep-extension-properties=PendingSyncRequestId, Theme',
        '--normalize=capitals,zip-plus-4',
        '--roles=open',
        '--no-anonymous-access',
        '--no-guest-reads',
        '--guid-after-conversion=not-found',
        '--search-lag=5000',
        '--unknown-attributes=dropped',
      ),
    ).toEqual({
      keepsExtensionProperties: ['PendingSyncRequestId', 'Theme'],
      normalizes: ['capitals', 'zip-plus-4'],
      roles: 'open',
      anonymousAccess: false,
      guestsReadByGuid: false,
      guidAfterConversion: 'not-found',
      unknownAttributes: 'dropped',
      searchIndexLagMs: 5000,
    })
  })

  test.each([
    [['--roles', 'closed'], /--roles is "documented" or "open", not "closed"/],
    [['--normalize', 'lowercase'], /--normalize is a list of/],
    [['--guid-after-conversion', 'gone'], /--guid-after-conversion is/],
    [['--unknown-attributes', 'lost'], /--unknown-attributes is "refused" or "dropped" or "kept"/],
    [['--search-lag', '-1'], /--search-lag/],
    [['--search-lag=-1'], /--search-lag is a number from 0 to \d+, not "-1"/],
    [['--search-lag', '1h'], /--search-lag is a number from 0 to \d+, not "1h"/],
  ])('reject %s', (args, message) => {
    expect(() => readArguments(args)).toThrow(message)
  })
})
