import { consoleLinks } from './console-links.ts'

/** The sections of the console, each with an address of its own. */
export const sections = [
  { word: 'flow', link: consoleLinks.headquarters },
  { word: 'setUp', link: consoleLinks.headquartersSetUp },
  { word: 'data', link: consoleLinks.headquartersData },
  { word: 'log', link: consoleLinks.headquartersLog },
] as const

export type Section = (typeof sections)[number]['word']
