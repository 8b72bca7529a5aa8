let active = 0
let ended: () => void = () => {}

const { transaction } = IDBDatabase.prototype
IDBDatabase.prototype.transaction = function counted(...args) {
  const started = transaction.apply(this, args)
  active += 1
  for (const end of ['complete', 'abort']) {
    started.addEventListener(end, () => {
      active -= 1
      ended()
    })
  }
  return started
}

/**
 * Runs while no transaction is active. A browser does not freeze a page that other tabs wait for, but a debugger does: stopped
 * within a transaction, the page would keep every other tab from writing.
 */
export async function betweenTransactions(run: () => void): Promise<void> {
  while (active > 0) await new Promise<void>((resolve) => (ended = resolve))
  run()
}
