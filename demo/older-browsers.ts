/**
 * Adds what the mock's library needs to browsers that lack it: those before Chrome 122, Firefox 127 and Safari 17.4. The shop
 * itself does without.
 */
export function completeOlderBrowser(): void {
  define(Promise, 'withResolvers', withResolvers)
  define(Set.prototype, 'intersection', intersection)
  define(Set.prototype, 'difference', difference)
  define(URL, 'canParse', canParse)
}

function withResolvers<Value>(this: PromiseConstructor) {
  let functions: Parameters<ConstructorParameters<typeof Promise<Value>>[0]> | undefined
  const promise = new this<Value>((...given) => void (functions = given))
  return { promise, resolve: functions?.[0], reject: functions?.[1] }
}

function intersection<Item>(this: ReadonlySet<Item>, other: ReadonlySet<Item>): Set<Item> {
  return new Set([...this].filter((item) => other.has(item)))
}

function difference<Item>(this: ReadonlySet<Item>, other: ReadonlySet<Item>): Set<Item> {
  return new Set([...this].filter((item) => !other.has(item)))
}

function canParse(url: string, base?: string): boolean {
  try {
    return Boolean(new URL(url, base))
  } catch {
    return false
  }
}

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true })
}
