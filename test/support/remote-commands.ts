/** One command of a test to a page, by the name of a function and its arguments. */
export interface Command {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

/**
 * Takes the commands of a test over HTTP, one after the other, for browsers that are driven by nothing else. Each is answered
 * when it is done, and does not hold up the next one.
 */
export async function takeCommands(
  server: string,
  page: string,
  run: (command: Command) => unknown,
): Promise<void> {
  const post = (body: object) => fetch(`${server}answers`, { method: 'POST', body: JSON.stringify(body) })
  for (;;) {
    const response = await fetch(`${server}commands/${page}`)
    if (response.status !== 200) continue
    const command: Command = await response.json()
    Promise.resolve()
      .then(() => run(command))
      .then(
        (result) => post({ id: command.id, result }),
        (error: unknown) => post({ id: command.id, error: String(error) }),
      )
      .catch(() => undefined)
  }
}
