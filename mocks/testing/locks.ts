import type { Locks } from '../../sdk/environment.ts'

interface Request {
  begin(): void
  reject(reason: DOMException): void
}

/** The Web Locks of one device, in memory: Node has none, and those of a browser belong to all tests of its page. */
export function createLocks(): Locks {
  const queues = new Map<string, Request[]>()
  return {
    request(name, { signal, steal }, work) {
      const queue = queues.get(name) ?? []
      queues.set(name, queue)
      return new Promise((resolve, reject) => {
        const request: Request = {
          begin: () =>
            void work()
              .then(resolve, reject)
              .finally(() => leave(queue, request)),
          reject,
        }
        if (signal?.aborted) return reject(aborted())
        if (steal) queue.shift()?.reject(aborted())
        queue[steal ? 'unshift' : 'push'](request)
        if (queue[0] === request) return request.begin()
        signal?.addEventListener('abort', () => {
          if (queue[0] === request) return
          leave(queue, request)
          reject(aborted())
        })
      })
    },
  }
}

/** The next one gets the lock. Does nothing for a request whose lock was stolen. */
function leave(queue: Request[], request: Request): void {
  const place = queue.indexOf(request)
  if (place < 0) return
  queue.splice(place, 1)
  if (place === 0) queue[0]?.begin()
}

function aborted(): DOMException {
  return new DOMException('The request for the lock has ended.', 'AbortError')
}
