import { PrecacheController, PrecacheRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, Router } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope

/** All files of the build that this worker belongs to. The build writes them in. */
declare const filesOfBuild: PrecacheEntry[]
/** Those that its document names. */
declare const filesOfDocument: readonly string[]

// Stores all files or does not install. Deletes those of older builds once no tab needs them.
const files = new PrecacheController({
  plugins: [
    {
      async fetchDidSucceed({ request, response }) {
        if (new URL(request.url).pathname.endsWith('.html')) await expectThisBuild(response.clone())
        return response
      },
    },
  ],
})
files.precache(filesOfBuild)

// A page and its later chunks come from one build, whatever was deployed since.
const router = new Router()
router.registerRoute(new PrecacheRoute(files))
router.registerRoute(
  new NavigationRoute(files.createHandlerBoundToURL('index.html'), {
    // Answered by the mock, or by the host: the API reference.
    denylist: [/^[^?]*\/(Commerce|identities|reference)\//],
  }),
)

self.addEventListener('fetch', (event) => {
  const response = router.handleRequest({ request: event.request, event })
  if (!response) return
  event.stopImmediatePropagation()
  event.respondWith(response)
})

/** Hosts add to a document, such as a script that counts visits. So no digest can tell its build, but the names of its files can. */
async function expectThisBuild(document: Response): Promise<void> {
  const text = await document.text()
  const missing = filesOfDocument.find((file) => !text.includes(file))
  if (missing) throw new Error(`The document is of another build: it does not name ${missing}.`)
}
