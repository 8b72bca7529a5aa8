import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Connect, type Plugin } from 'vite'

const workerFile = 'shop-worker.js'
const source = fileURLToPath(new URL('../worker/shop-worker.ts', import.meta.url))
const retired = new URL('../worker/retired-worker.js', import.meta.url)

/** Builds the service worker of the shop, with the list of the files that it stores. */
export function shopWorker(): Plugin {
  let outDir = ''
  return {
    name: 'shop-worker',
    configResolved({ root, build }) {
      outDir = resolve(root, build.outDir)
    },
    // The files as they are on disk, because their digests have to be right.
    writeBundle: { order: 'post', sequential: true, handler: () => buildWorker(outDir) },
    configureServer({ middlewares }) {
      middlewares.use(answerRetiredWorker)
    },
  }
}

/** In development, stored files would be outdated: removes a worker that an earlier `npm run preview` left in the browser. */
export const answerRetiredWorker: Connect.NextHandleFunction = (request, response, next) => {
  if (!request.url?.startsWith(`/${workerFile}`)) return next()
  readFile(retired).then((script) => {
    response.setHeader('Content-Type', 'text/javascript')
    response.end(script)
  }, next)
}

async function buildWorker(outDir: string): Promise<void> {
  const document = await readFile(join(outDir, 'index.html'), 'utf8')
  const define = {
    filesOfBuild: JSON.stringify(await filesOf(outDir)),
    filesOfDocument: JSON.stringify(document.match(/assets\/[\w.-]+/g)),
  }
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      rolldownOptions: {
        input: source,
        // A worker consists of side effects, which both packages say they do not have.
        treeshake: false,
        output: { format: 'iife', entryFileNames: workerFile },
      },
    },
  })
}

/**
 * The files that a page may ask for. With its digest, a file of another build is never taken for one of this build. A document has
 * none, because hosts add to it.
 */
async function filesOf(outDir: string) {
  const names = await readdir(outDir, { recursive: true })
  const wanted = names.filter(
    (name) => /\.(html|js|css|svg|woff2|webmanifest)$/.test(name) && name !== workerFile,
  )
  return Promise.all(
    wanted.sort().map(async (name) => {
      const digest = createHash('sha384')
        .update(await readFile(join(outDir, name)))
        .digest('base64')
      const isNamedByContent = name.startsWith('assets')
      return {
        url: name.replaceAll('\\', '/'),
        revision: isNamedByContent ? null : digest,
        ...(!name.endsWith('.html') && { integrity: `sha384-${digest}` }),
      }
    }),
  )
}
