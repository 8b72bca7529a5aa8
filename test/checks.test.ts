import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'

/** The checks of `npm run check`, in one of the two workers, because they keep only one core busy. */
test.each(['types', 'lint', 'format'])(
  'npm run check:%s finds nothing',
  async (name) => {
    const { code, output } = await run('npm', ['run', '--silent', `check:${name}`])
    expect(code, output).toBe(0)
  },
  300_000,
)

function run(command: string, args: readonly string[]): Promise<{ code: unknown; output: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, output: stdout + stderr })
    })
  })
}
