import { timed } from './measure.ts'

/** The browser reports no task shorter than this. */
const shortestLongTask = 50

/** Resolves with the time of some work and its longest task. */
export async function withLongestTask(work: () => Promise<unknown>): Promise<readonly [number, number]> {
  let longest = shortestLongTask
  const note = (entries: PerformanceEntryList) =>
    entries.forEach(({ duration }) => (longest = Math.max(longest, duration)))
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'longtask' })
  const ms = await timed(work)
  // The last task is reported once it has ended.
  await new Promise((resolve) => setTimeout(resolve, 100))
  note(observer.takeRecords())
  observer.disconnect()
  return [ms, longest]
}
