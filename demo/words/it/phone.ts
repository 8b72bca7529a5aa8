import type { words as english } from '../en/phone.ts'

export const words: typeof english = { diallingCode: 'Prefisso', example: 'es. {number}' }
