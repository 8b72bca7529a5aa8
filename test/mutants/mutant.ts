/** A fault: in a file of one folder, a text that occurs once, and what takes its place. `tests`: those that must notice. */
export type Fault = readonly [file: string, text: string, replacement: string, ...tests: readonly string[]]

/** One fault that a test must find. */
export interface Mutant {
  /** The path in this checkout. */
  readonly file: string
  readonly text: string
  readonly replacement: string
  /** The folders and files of tests, of which one must fail. */
  readonly tests: readonly string[]
}

/** Completes faults of a folder. Those without tests are for `standard`. */
export function mutantsIn(
  folder: string,
  faults: readonly Fault[],
  standard: readonly string[],
): readonly Mutant[] {
  return faults.map(([file, text, replacement, ...tests]) => ({
    file: `${folder}/${file}`,
    text,
    replacement,
    tests: tests.length > 0 ? tests : standard,
  }))
}
