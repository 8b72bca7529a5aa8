interface Forms {
  readonly one: string
  readonly other: (count: number) => string
}

/** A text that depends on a count, by the language's own plural rules. */
export function pluralIn(language: string) {
  const rules = new Intl.PluralRules(language)
  return ({ one, other }: Forms) =>
    (count: number): string =>
      rules.select(count) === 'one' ? one : other(count)
}
