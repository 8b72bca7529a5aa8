import { links } from '../app/links.ts'

/** The links of the shop, and those that only the console has: shoppers do not load them. */
export const consoleLinks = {
  ...links,
  headquartersSetUp: '#/headquarters/set-up',
  headquartersFaults: '#/headquarters/set-up/faults',
  headquartersClock: '#/headquarters/set-up/clock',
  headquartersData: '#/headquarters/data',
  headquartersLog: '#/headquarters/log',
} as const
