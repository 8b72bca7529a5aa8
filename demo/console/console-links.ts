import { links } from '../app/links.ts'

/** The links of the shop, and those that only the console has: shoppers do not load them. */
export const consoleLinks = {
  ...links,
  headquartersSetUp: '#/headquarters/set-up',
  headquartersFaults: '#/headquarters/set-up/faults',
  headquartersJobs: '#/headquarters/set-up/jobs',
  headquartersData: '#/headquarters/data',
  headquartersLog: '#/headquarters/log',
} as const
