/** One command of a test to a page, by the name of a function and its arguments. */
export interface Command {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

/**
 * Takes the commands of a test over HTTP, one after the other, for browsers that are driven by nothing else. Each is answered
 * when it is done, and does not hold up the next one. A command that leaves the page returns a function, which is called after its
 * answer.
 */
export async function takeCommands(
  server: string,
  page: string,
  run: (command: Command) => unknown,
): Promise<void> {
  const post = (body: object) => fetch(`${server}answers`, { method: 'POST', body: JSON.stringify(body) })
  let stay = new AbortController()
  let shown: Promise<void> = Promise.resolve()
  let show = () => {}
  // A request in flight would keep a page that is left out of the back/forward cache.
  addEventListener('pagehide', () => {
    shown = new Promise((resolve) => (show = resolve))
    stay.abort()
  })
  addEventListener('pageshow', () => {
    stay = new AbortController()
    show()
  })
  let last = 0
  for (;;) {
    await shown
    const command = await nextCommand(`${server}commands/${page}/${last}`, stay.signal)
    if (!command) continue
    last = command.id
    Promise.resolve()
      .then(() => run(command))
      .then(
        (result) => post({ id: command.id, result }).then(() => typeof result === 'function' && result()),
        (error: unknown) => post({ id: command.id, error: String(error) }),
      )
      .catch(() => undefined)
  }
}

async function nextCommand(url: string, signal: AbortSignal): Promise<Command | undefined> {
  const response = await fetch(url, { signal }).catch(() => undefined)
  return response?.status === 200 ? response.json() : undefined
}
