import { onTestFinished } from 'vitest'

/** Collects the errors that nobody catches, until the test ends. */
export function collectUncaughtErrors(): readonly unknown[] {
  const reported: unknown[] = []
  const others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', (error) => reported.push(error))
  onTestFinished(() => {
    process.removeAllListeners('uncaughtException')
    for (const listener of others) process.on('uncaughtException', listener)
  })
  return reported
}
