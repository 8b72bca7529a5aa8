declare const self: ServiceWorkerGlobalScope

/** The interval in which a page that has not answered yet is looked for, in milliseconds. */
const interval = 100

// The mock's worker asks the page for the answer to each request, and would wait for ever if the page is gone: reloaded
// or closed. A worker that waits is busy, and a busy worker is not replaced by that of a newer build.
self.addEventListener('fetch', (event) => {
  const respondWith = event.respondWith.bind(event)
  event.respondWith = (response) => {
    const page = event.clientId
    respondWith(page ? unlessGone(page, Promise.resolve(response), Response.error()) : response)
  }
})

// When a page closes, the mock's worker waits for the answers to all of its requests.
self.addEventListener('message', (event) => {
  const waitUntil = event.waitUntil.bind(event)
  const page = event.source instanceof Client ? event.source.id : undefined
  event.waitUntil = (work) => waitUntil(page ? unlessGone(page, Promise.resolve(work), undefined) : work)
})

/** The result of work that is done for a page, or `otherwise` once that page is gone. */
async function unlessGone<Result>(page: string, work: Promise<Result>, otherwise: Result): Promise<Result> {
  let timer = 0
  const gone = new Promise<Result>((resolve) => {
    timer = setInterval(async () => {
      if (!(await self.clients.get(page))) resolve(otherwise)
    }, interval)
  })
  return Promise.race([work, gone]).finally(() => clearInterval(timer))
}
