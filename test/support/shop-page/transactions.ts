let underway = 0
let ended: () => void = () => {}

const { transaction } = IDBDatabase.prototype
IDBDatabase.prototype.transaction = function counted(...args) {
  const begun = transaction.apply(this, args)
  underway += 1
  for (const end of ['complete', 'abort']) {
    begun.addEventListener(end, () => {
      underway -= 1
      ended()
    })
  }
  return begun
}

/**
 * Runs between transactions. A browser does not freeze a page that others wait for; one that a debugger stops in the middle
 * of a transaction would keep every other tab from writing.
 */
export async function betweenTransactions(run: () => void): Promise<void> {
  while (underway > 0) await new Promise<void>((resolve) => (ended = resolve))
  run()
}
