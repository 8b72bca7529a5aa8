export const startHelp = `Usage: npm start -- [options]
       npm run preview -- [options]

  --hq            one headquarters for all browsers and devices: starts the command
                  pending-sync-hq and hands /Commerce, /hq and /identities on to it
                  (default: a headquarters in each browser)
  --https         with --hq: over HTTPS, with a certificate of its own that browsers warn
                  about. Other devices need it: plain HTTP is secure on localhost only
  --data <file>   with --hq: database to keep the rows in (default: in memory)
  --help          print this text

All other options go to Vite, such as --port 5199 --strictPort. For a phone on the same
network: --hq --https --host
`

export interface StartArguments {
  readonly headquarters: boolean
  readonly https: boolean
  readonly help: boolean
  readonly dataFile?: string
  /** The arguments for Vite. */
  readonly vite: readonly string[]
}

/** Takes the arguments of its own out of those for Vite. Throws a TypeError that names the wrong one. */
export function readArguments(args: readonly string[]): StartArguments {
  const vite: string[] = []
  let headquarters = false
  let help = false
  let https = false
  let dataFile: string | undefined
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '--hq') headquarters = true
    else if (arg === '--https') https = true
    else if (arg === '--help' || arg === '-h') help = true
    else if (arg === '--data') dataFile = valueOf(args[(index += 1)])
    else if (arg.startsWith('--data=')) dataFile = valueOf(arg.slice('--data='.length))
    else vite.push(arg)
  }
  if (dataFile !== undefined && !headquarters) {
    throw new TypeError('--data needs --hq: without it, each browser keeps the rows of its own headquarters.')
  }
  if (https && !headquarters) {
    throw new TypeError(
      '--https needs --hq: a headquarters in the browser is a service worker, and browsers run none with a certificate that they do not know.',
    )
  }
  return { headquarters, https, help, vite, ...(dataFile !== undefined && { dataFile }) }
}

function valueOf(text = ''): string {
  if (text.trim() !== '' && !text.startsWith('--')) return text
  throw new TypeError('--data needs the path of a file. Leave it out to keep the rows in memory.')
}
