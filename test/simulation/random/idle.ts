/**
 * Resolves when nothing more happens until the clock moves. An active transaction, a request or a lock may start something
 * new: idle means three looks in a row without any. `name` tells the simulations of a page apart.
 */
export async function untilIdle(name: string, isBusy: () => boolean): Promise<void> {
  for (let idleRounds = 0; idleRounds < 3; idleRounds += 1) {
    await letBrowserWork(name)
    if (isBusy()) idleRounds = 0
  }
}

/** Long enough for the browser to read a body, carry a message between tabs, compute a digest, and grant a free lock. */
async function letBrowserWork(name: string): Promise<void> {
  const [from, to] = [new BroadcastChannel(`echo ${name}`), new BroadcastChannel(`echo ${name}`)]
  await new Promise((resolve) => {
    to.onmessage = resolve
    from.postMessage('echo')
  })
  from.close()
  to.close()
  await navigator.locks.query()
  // Tabs name their locks by a digest, which another thread computes.
  await crypto.subtle.digest('SHA-256', new Uint8Array(1))
  await new Request('https://echo.example/', { method: 'POST', body: '{}' }).json()
  await new Response('{}').text()
}
