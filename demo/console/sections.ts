import { links } from '../app/links.ts'

/** The sections of the console, each with an address of its own. */
export const sections = [
  { word: 'flow', link: links.headquarters },
  { word: 'setUp', link: links.headquartersSetUp },
  { word: 'data', link: links.headquartersData },
  { word: 'log', link: links.headquartersLog },
] as const

export type Section = (typeof sections)[number]['word']
