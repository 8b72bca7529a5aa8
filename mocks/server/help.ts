import { channelFlags, channelHelp } from './channel-arguments.ts'

export const help = `Usage: pending-sync-hq [options]

A mock headquarters of Dynamics 365 Commerce with one channel, over HTTP.

  --port <number>           port to listen on (default 4010; 0: a free one)
  --host <name>             address to listen on (default 127.0.0.1: this machine only)
  --async                   create customers in async mode (default: sync)
  --features <names>        switches to turn on, separated by commas:
                            asyncAddresses, enhancedAsyncCreation, asyncEditing
                            (others are on; off: --features=-multipleContacts)
  --publish-by-jobs         changed settings reach the channel only by jobs 1070 and 1110
  --jobs-every <seconds>    run P-job, synchronize-customers and 1010 again and again
  --service-time <ms>       average time of a real-time call (default 25)
  --concurrent-calls <n>    real-time calls at the same time; others queue (default 8)
  --failure-rate <0..1>     probability that a real-time call fails (default 0)
${channelHelp}
  --attributes <file>       customer attributes: a JSON file with the list of their
                            definitions (default none)
  --idempotency-keys        obey the Idempotency-Key header (real channels ignore it)
  --any-token               any text after id_token is a valid token, and the subject
  --automatic-linking <site>
                            B2C or B2B: how an identity without a customer gets one
                            (default off: only by signing up)
  --client-ids <ids>        clients that may sign people in, separated by commas
                            (default shop)
  --oun <number>            operating unit number of the channel (default 068)
  --seed <number>           same seed: same GUIDs, numbers, times and failures
  --data <file>             database to keep the rows in, and to start from; one process
                            at a time can use it
  --allow-host <names>      names that requests may call this server by, besides
                            localhost and addresses; *.shop.test: all below it
  --allow-origin <origins>  pages that may use it, besides those of localhost,
                            such as http://shop.test:8080
  --expose-headers <names>  headers that pages of another origin may read, "" for none
                            (default Retry-After, Location, OData-EntityId,
                            OData-Version, Preference-Applied)
  --quiet                   print no line per request
  --help                    print this text

A name or an origin can be given several times, or several of them with commas.
Settings that are given with a data file change those in the file.
`

/** The options of the command, for `parseArgs`. */
export const flags = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  async: { type: 'boolean', default: false },
  features: { type: 'string' },
  'publish-by-jobs': { type: 'boolean', default: false },
  'jobs-every': { type: 'string' },
  'service-time': { type: 'string' },
  'concurrent-calls': { type: 'string' },
  'failure-rate': { type: 'string' },
  ...channelFlags,
  attributes: { type: 'string' },
  'idempotency-keys': { type: 'boolean', default: false },
  'any-token': { type: 'boolean', default: false },
  'automatic-linking': { type: 'string' },
  'client-ids': { type: 'string' },
  oun: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'allow-origin': { type: 'string', multiple: true },
  'expose-headers': { type: 'string' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const
