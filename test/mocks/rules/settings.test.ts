import { describe, expect, test } from 'vitest'
import { createHeadquarters, memoryTables } from '../../../mocks/index.ts'

describe('the switches', () => {
  test('allow async editing only with the two others, which must stay on with it', async () => {
    const hq = createHeadquarters()
    await expect(hq.features.enable('asyncEditing')).rejects.toThrow(
      'The switch asyncEditing needs asyncAddresses and enhancedAsyncCreation to be on',
    )
    await hq.features.enable('asyncAddresses')
    await expect(hq.features.enable('asyncEditing')).rejects.toMatchObject({
      feature: 'asyncEditing',
      missing: ['enhancedAsyncCreation'],
    })
    await hq.features.enable('enhancedAsyncCreation')
    await hq.features.enable('asyncEditing')
    await expect(hq.features.disable('asyncAddresses')).rejects.toThrow(RangeError)
    expect(await hq.features.get()).toMatchObject({ asyncAddresses: true, asyncEditing: true })
    await expect(hq.features.enable('asyncShoes' as 'asyncEditing')).rejects.toThrow(TypeError)
  })

  test('cannot start with async editing alone', async () => {
    const features = { asyncEditing: true }
    expect(() => createHeadquarters({ features })).toThrow(RangeError)
    const tables = memoryTables()
    await expect(createHeadquarters({ features, tables }).tables.read()).rejects.toThrow(RangeError)
  })
})
