import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Connect, Plugin } from 'vite'
import { answerRetiredWorker } from './worker-plugin.ts'

/** The environment variable with the address of the command. */
export const addressVariable = 'PENDING_SYNC_HQ'

/** The environment variable that asks for HTTPS. */
export const httpsVariable = 'PENDING_SYNC_HTTPS'

/** Tells the page that headquarters answers at its own origin. */
const meta = '<meta name="headquarters" content="command" />'

/** Hands the channel, the console and the identities on to the command at `address`, for the dev server and the preview. */
export function sharedHeadquarters(address: string | undefined): Plugin[] {
  if (address === undefined) return []
  // The name and the protocol that the browser uses stay: issuers are made of them.
  const proxy = {
    '^/(Commerce|hq|identities)(/|\\?|$)': { target: address, changeOrigin: false, xfwd: true },
  }
  return [
    {
      name: 'shared-headquarters',
      config: () => ({ server: { proxy }, preview: { proxy } }),
      transformIndexHtml: { order: 'pre', handler: withMeta },
      apply: (_config, { command }) => command === 'serve',
      configurePreviewServer({ config, middlewares }) {
        const { root, build } = config
        // The stored page would start a headquarters in the browser.
        middlewares.use(answerRetiredWorker)
        middlewares.use(answerPage(resolve(root, build.outDir, 'index.html')))
      },
    },
  ]
}

function withMeta(html: string): string {
  return html.replace('<head>', `<head>${meta}`)
}

/** The built page is a static file. What is built stays as it is. */
function answerPage(file: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const [path] = (request.url ?? '').split('?')
    if (path !== '/' && path !== '/index.html') return next()
    readFile(file, 'utf8').then((html) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(withMeta(html))
    }, next)
  }
}
