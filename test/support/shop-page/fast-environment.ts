import { browserEnvironment, type Environment } from '../../../sdk/environment.ts'

/**
 * A browser in which time runs faster: a minute of waiting is over in seconds. All tabs, and a browser that is started
 * again, go by the same clock.
 */
export function fastEnvironment(speed: number, since: number): Environment {
  const browser = browserEnvironment()
  return {
    ...browser,
    now: () => since + (Date.now() - since) * speed,
    after: (ms, run) => browser.after(ms / speed, run),
  }
}
