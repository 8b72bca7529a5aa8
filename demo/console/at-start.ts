/** What the headquarters of testers needs of the console from its start, fetched with it in one. */
export { followSetUp } from './set-up.ts'
export { now } from './shared-clock.ts'
export { shareWithTabs } from './shared.ts'
