import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readArguments } from '../../../mocks/server/arguments.ts'
import { isAllowedHost } from '../../../mocks/server/hosts.ts'

describe('the arguments of the command', () => {
  test.each([
    [['--port', '70000'], '--port is a whole number from 0 to 65535, not "70000"'],
    [['--port', '80.5'], '--port is a whole number from 0 to 65535'],
    [['--port', ''], '--port is a whole number'],
    [['--port', '0x50'], '--port is a whole number'],
    [['--port'], 'argument missing'],
    [['--host', ''], '--host needs a value'],
    [['--seed', 'x'], '--seed is a whole number from 0'],
    [['--concurrent-calls', '0'], '--concurrent-calls is a whole number from 1 to 1000000, not "0"'],
    [['--concurrent-calls', '1.5'], '--concurrent-calls is a whole number'],
    [['--concurrent-calls', 'Infinity'], '--concurrent-calls is a whole number'],
    [['--failure-rate', '2'], '--failure-rate is a number from 0 to 1, not "2"'],
    [['--failure-rate=-0.1'], '--failure-rate is a number from 0 to 1'],
    [['--failure-rate', 'NaN'], '--failure-rate is a number from 0 to 1'],
    [['--jobs-every', '0'], '--jobs-every is a number from 0.001'],
    [['--jobs-every', '1e300'], '--jobs-every is a number from 0.001 to 3155760000, not "1e300"'],
    [['--service-time', '1e300'], '--service-time is a number from 0 to 3155760000000'],
    [['--oun', ''], '--oun is the number of the channel, such as 068'],
    [['--oun', ' 068'], '--oun is the number of the channel'],
    [['--oun', 'è'], '--oun is the number of the channel'],
    [['--data', ''], '--data needs a value'],
    [
      ['--features', 'AsyncAddresses'],
      'There is no switch named "AsyncAddresses". Switches: asyncAddresses,',
    ],
    [['--features', 'asyncAddresses,enhanced'], 'There is no switch named "enhanced"'],
    [['--features', 'constructor'], 'There is no switch named "constructor"'],
    [['--features', '__proto__'], 'There is no switch named "__proto__"'],
    [['--allow-host', 'http://shop.test'], '--allow-host is a host name without scheme and port'],
    [['--allow-host', 'shop.test:80'], '--allow-host is a host name without scheme and port'],
    [['--allow-host', '*'], '--allow-host is a host name'],
    [['--allow-origin', 'shop.test'], '--allow-origin is an origin, such as http://shop.test:8080'],
    [['--allow-origin', '*'], '--allow-origin is an origin'],
    [['--allow-origin', 'http://shop.test/cart'], '--allow-origin is an origin'],
    [['--expose-headers', 'Retry After'], '--expose-headers are names of headers'],
    [['--features', ''], '--features needs a value'],
    [['--features', ' , '], '--features needs a value'],
    [['--features', 'asyncAddresses,-asyncAddresses'], '--features turns asyncAddresses on and off'],
    [['--allow-host', ''], '--allow-host needs a value'],
    [['--allow-host', 'hq', '--allow-host', ''], '--allow-host needs a value'],
    [['--allow-origin', ''], '--allow-origin needs a value'],
    [['--normalize', ''], '--normalize needs a value'],
    [['--normalize', 'none,capitals'], '--normalize is a list of'],
    [['--keep-extension-properties', ''], '--keep-extension-properties needs a value'],
    [['--keep-extension-properties', 'all,Id'], '--keep-extension-properties is all, or a list of keys'],
    [['--features', 'asyncAddresses', '--features', 'asyncEditing'], '--features is given twice'],
    [['--port', '1', '--port=2'], '--port is given twice. Give it once'],
    [['--automatic-linking', 'b2c'], '--automatic-linking is off, B2C or B2B, not "b2c"'],
    [['--client-ids', ''], '--client-ids needs a value'],
    [['--prot', '1'], "Unknown option '--prot'. Did you mean --port?"],
    [['--asynch'], "Unknown option '--asynch'. Did you mean --async?"],
    [['--featres=x'], "Unknown option '--featres'. Did you mean --features?"],
    [['--shoes'], "Unknown option '--shoes'"],
    [['serve'], "Unexpected argument 'serve'"],
  ])('%j are refused with what is allowed', (args, message) => {
    expect(() => readArguments(args)).toThrow(message)
  })

  test('names and origins can be given several times and with commas', () => {
    const { server } = readArguments([
      '--allow-host',
      'hq, *.Shop.test',
      '--allow-host',
      'other',
      '--allow-origin',
      'http://Shop.test:80/,null',
      '--expose-headers',
      'Date,Retry-After',
    ])
    expect(server).toMatchObject({
      allowHosts: ['hq', '*.shop.test', 'other'],
      allowOrigins: ['http://shop.test', 'null'],
      exposeHeaders: ['Date', 'Retry-After'],
    })
  })

  test('customer attributes are read from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attributes-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const write = async (name: string, text: string) => {
      await writeFile(join(folder, name), text)
      return ['--attributes', join(folder, name)]
    }
    const size = { name: 'Size', type: 'integer' }
    const { options } = readArguments(await write('size.json', JSON.stringify([size])))
    expect(options.attributes).toEqual([size])
    const wrong = async (name: string, text: string) => {
      const args = await write(name, text)
      return () => readArguments(args)
    }
    const ofWindows = await write('windows.json', `\uFEFF${JSON.stringify([size])}`)
    expect(readArguments(ofWindows).options.attributes).toEqual([size])
    expect(await wrong('text.json', 'Size')).toThrow(/^--attributes is a JSON file that can be read: /)
    expect(await wrong('one.json', JSON.stringify(size))).toThrow('attributes is a list of definitions')
    expect(await wrong('null.json', 'null')).toThrow('attributes is a list of definitions, not null')
    expect(await wrong('shoe.json', '[{"name":"Size","type":"shoe"}]')).toThrow(TypeError)
    expect(() => readArguments(['--attributes', join(folder, 'missing.json')])).toThrow(/ENOENT/)
  })

  test('switches are turned on by name, and off by a minus before it', () => {
    const { options } = readArguments(['--features=-multipleContacts,asyncAddresses'])
    expect(options.features).toEqual({ multipleContacts: false, asyncAddresses: true })
    expect(() => readArguments(['--features=-multiple'])).toThrow('There is no switch named "multiple"')
  })

  test('names of hosts are compared as browsers send them', () => {
    const { allowHosts = [] } = readArguments(['--allow-host', 'Shop.TEST.,*.münchen.test']).server
    expect(allowHosts).toEqual(['shop.test', '*.xn--mnchen-3ya.test'])
    expect(isAllowedHost('shop.test:4010', allowHosts)).toBe(true)
    expect(isAllowedHost('hq.xn--mnchen-3ya.test', allowHosts)).toBe(true)
    expect(isAllowedHost('xn--mnchen-3ya.example', allowHosts)).toBe(false)
  })

  test('a flag without a value can be repeated', () => {
    expect(readArguments(['--async', '--async']).options.profile).toEqual({ createCustomersAsync: true })
  })

  test('numbers at the ends of their ranges are accepted', () => {
    const args = readArguments([
      '--jobs-every',
      '2600000',
      '--service-time',
      '1e12',
      '--failure-rate',
      '1',
      '--concurrent-calls',
      '1',
    ])
    expect(args.jobsEveryMs).toBe(2_600_000_000)
    expect(args.options.realTime).toEqual({ serviceMs: 1e12, failureRate: 1, concurrentCalls: 1 })
  })

  test('an empty list of exposed headers exposes none', () => {
    expect(readArguments(['--expose-headers', '']).server.exposeHeaders).toEqual([])
    expect(readArguments([]).server.exposeHeaders).toBeUndefined()
  })

  test('contain no settings when none are given', () => {
    expect(readArguments([]).options).toEqual({ realTime: {} })
  })
})
