/** Changes of which some may fail, such as those that a mistyped link asks for. */
export interface Attempts {
  /** The names of the changes that failed. */
  readonly failed: string[]
  /** Makes a change. Resolves also when it fails. */
  make(name: string, change: () => Promise<unknown>): Promise<void>
}

export function createAttempts(): Attempts {
  const failed: string[] = []
  return {
    failed,
    async make(name, change) {
      try {
        await change()
      } catch {
        failed.push(name)
      }
    },
  }
}
