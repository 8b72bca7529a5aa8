import { expect, test } from 'vitest'
import { createActivity } from '../../../mocks/testing/activity.ts'

const afterReal = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('waits for an answer that takes long in real time, and not for one that is held', async () => {
  let isHeld = false
  const activity = createActivity(() => isHeld)
  const done: string[] = []
  const slow = activity.duringAnswer(afterReal(250)).then(() => done.push('slow answer'))
  await activity.settled()
  expect(done).toEqual(['slow answer'])
  await slow

  isHeld = true
  let release = () => {}
  const held = activity.duringAnswer(new Promise<void>((resolve) => (release = resolve)))
  await activity.settled()
  release()
  await held
})

test('takes a request of the test itself as held, if it is open for long and nothing else happens', async () => {
  const activity = createActivity(() => false)
  let release = () => {}
  const request = activity.duringRequest(new Promise<void>((resolve) => (release = resolve)))
  await activity.settled()
  release()
  await request
})
