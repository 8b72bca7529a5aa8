/**
 * Resolves when nothing more happens until the clock moves. An active transaction, a request or a lock may start something
 * new: idle means three looks in a row without any.
 */
export async function untilIdle(isBusy: () => boolean): Promise<void> {
  for (let idleRounds = 0; idleRounds < 3; idleRounds += 1) {
    await letBrowserWork()
    if (isBusy()) idleRounds = 0
  }
}

/** Opened once for all simulations of a page: a browser takes ten times as long to open them as to carry a message. */
const [from, to] = [new BroadcastChannel('echo'), new BroadcastChannel('echo')]
let echoes = 0

/** Long enough for the browser to read a body, carry a message between tabs, compute a digest, and grant a free lock. */
async function letBrowserWork(): Promise<void> {
  await echo()
  await navigator.locks.query()
  // Tabs name their locks by a digest, which another thread computes.
  await crypto.subtle.digest('SHA-256', new Uint8Array(1))
  await new Request('https://echo.example/', { method: 'POST', body: '{}' }).json()
  await new Response('{}').text()
}

/** Resolves when a message has come back. The browser carries messages in the order in which they were sent. */
function echo(): Promise<void> {
  const own = (echoes += 1)
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent) => {
      if (data !== own) return
      to.removeEventListener('message', hear)
      resolve()
    }
    to.addEventListener('message', hear)
    from.postMessage(own)
  })
}
