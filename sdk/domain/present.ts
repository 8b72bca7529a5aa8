/** The fields that have a value: an absent field and an undefined one mean the same. */
export type Present<Value extends object> = { [Name in keyof Value]: Exclude<Value[Name], undefined> }

export function present<Value extends object>(value: Value): Present<Value> {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(entries) as Present<Value>
}
