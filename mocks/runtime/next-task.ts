/**
 * Resolves in a task of its own, after all pending promises and the events that are waiting, such as requests that
 * arrived. Timers could not do this: tests replace them.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage('next')
  })
}
