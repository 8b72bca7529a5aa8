import { describe, expect, test } from 'vitest'
import { setup } from './setup.ts'

describe('1070 and 1110', () => {
  test('bring the profile and the switches to the channel when settings are published by jobs', async () => {
    const { hq, run, create } = await setup({ publish: 'by jobs', profile: {} })
    await hq.profile.set({ createCustomersAsync: true })
    await hq.features.enable('asyncAddresses')
    expect((await create()).IsAsyncCustomer).toBe(false)
    expect(await run('1110')).toMatchObject([
      {
        moved: 1,
        rows: [{ kind: 'setting', setting: 'asyncAddresses', value: true }],
        lines: ['asyncAddresses: Yes'],
      },
    ])
    expect((await create()).IsAsyncCustomer).toBe(false)
    expect(await run('1070')).toMatchObject([{ moved: 1, lines: ['createCustomersAsync: Yes'] }])
    expect((await create()).IsAsyncCustomer).toBe(true)
    expect(await run('1070', '1110')).toMatchObject([{ moved: 0 }, { moved: 0 }])
  })

  test('are needed only while settings are published by jobs, and a reset restores the option', async () => {
    const { hq, run, create } = await setup({ profile: {} })
    await hq.publishing.set('by jobs')
    await hq.profile.set({ createCustomersAsync: true })
    expect((await create()).IsAsyncCustomer).toBe(false)
    expect((await hq.tables.read()).headquarters.publish).toBe('by jobs')
    await hq.publishing.set('at once')
    expect((await create()).IsAsyncCustomer).toBe(true)
    expect(await run('1070')).toMatchObject([{ moved: 0 }])
    await expect(hq.publishing.set('sometimes' as 'at once')).rejects.toThrow(TypeError)

    await hq.publishing.set('by jobs')
    await hq.reset()
    expect(await hq.publishing.get()).toBe('at once')
  })

  test('are not needed when settings reach the channel at once', async () => {
    const { hq, create } = await setup()
    await hq.profile.set({ createCustomersAsync: false })
    expect((await create()).IsAsyncCustomer).toBe(false)
  })
})
