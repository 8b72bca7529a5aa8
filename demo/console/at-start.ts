/** What a headquarters needs when it starts; it comes with the headquarters, not with the shop. */
export { chosenPublishing } from './publishing.ts'
export { followSetUp } from './set-up.ts'
export { shareLog } from './shared-log.ts'
