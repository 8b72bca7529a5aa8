import { browserEnvironment, type Environment } from '../../../sdk/environment.ts'
import { fastClock } from '../fast-clock.ts'

/**
 * The browser's platform with a faster clock, so that a minute takes a few seconds. `since` is the start of the test: all
 * tabs, before and after a restart of the browser, share one clock.
 */
export function fastEnvironment(speed: number, since: number): Environment {
  return { ...browserEnvironment(), ...fastClock(speed, since) }
}
