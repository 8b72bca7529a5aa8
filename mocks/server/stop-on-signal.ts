/** Calls `stop` on Ctrl+C or SIGTERM, then ends the process: with status 0, or 1 when `stop` fails. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let signals = 0
  const onSignal = () => {
    signals += 1
    // A second signal does not wait for answers that a fault delays.
    if (signals > 1) process.exit(1)
    console.log('Stopping.')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
