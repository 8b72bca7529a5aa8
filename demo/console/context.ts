import { createContext } from 'svelte'
import type { Headquarters } from './headquarters.ts'

/** The headquarters that the console shows. Resolves once it answers requests. */
export const [getHeadquarters, setHeadquarters] = createContext<Promise<Headquarters>>()
