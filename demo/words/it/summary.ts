import type { words as english } from '../en/summary.ts'

export const words: typeof english = {
  problems: { one: 'C’è una cosa da rivedere', other: 'Ci sono {count} cose da rivedere' },
}
