import type { Snippet } from 'svelte'

/** A column of a table. */
export type Column<Row> = {
  readonly heading: string
  /** `prose`: whole sentences, in more than one line. Default: a word or two. */
  readonly look?: 'code' | 'prose' | 'number'
  /** The values explain themselves: where a row is a card, they have no heading. Default: `false`. */
  readonly isPlain?: boolean
} & ({ readonly cell: (row: Row) => string | undefined } | { readonly content: Snippet<[Row]> })
