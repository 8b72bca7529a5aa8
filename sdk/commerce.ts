import { createCatalogue } from './api/catalogue.ts'
import { createClaimGuest } from './api/claim-guest.ts'
import { createCustomers } from './api/customers.ts'
import { createDecide } from './api/decide.ts'
import { createOutbox } from './api/outbox.ts'
import { createPartVerbs } from './api/parts.ts'
import { refreshOwn } from './api/refresh-own.ts'
import { withPublicErrors } from './api/verb.ts'
import { connect } from './connect.ts'
import { toDiagnostic } from './diagnostic.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { messagesFor } from './messages/index.ts'
import { createChannelMonitor } from './negotiation/channel-monitor.ts'
import { createMisconfigurationReport } from './negotiation/misconfiguration.ts'
import type { CommerceOptions } from './options.ts'
import { createDatabase } from './outbox/database.ts'
import type { Commerce } from './public.ts'
import { toSettings, type Settings } from './settings.ts'
import { noBackgroundSync, startBackgroundSync } from './sync/background.ts'
import { createSnapshotView } from './views/snapshot-view.ts'
import { createStatusView } from './views/status.ts'
import type { OnAnswer } from './wire/transport.ts'

/**
 * Connects a storefront to a Commerce channel. Reads the channel's configuration at once, and sends the entries that an
 * earlier visit left in the outbox. One per page is enough; every tab may have its own. Call `stop` to release its
 * resources.
 *
 * Throws a `TypeError` if `baseUrl` or `operatingUnitNumber` is missing or blank, and on a page over plain http. On a page that
 * may not use IndexedDB, verbs that would record something reject with `storage_unavailable`. So they do on a server, where it
 * sends nothing by itself and starts no timer.
 *
 * `environment` is for tests. It replaces the platform, such as the clock.
 */
export function createCommerce(
  options: CommerceOptions,
  environment: Environment = browserEnvironment(options?.fetch),
): Commerce {
  if (typeof options !== 'object' || options === null)
    throw new TypeError('createCommerce: pass options, such as { baseUrl, operatingUnitNumber }.')
  if (!environment.isSecure())
    throw new TypeError(
      'createCommerce: browsers keep nothing safe for this page. Serve it over https, or open it on localhost.',
    )
  const settings = toSettings(options)
  const { caller } = settings.asker
  const stopping = new AbortController()
  const stopped = stopping.signal

  // Storage and the wire
  const onHealth = (error: unknown) => stopped.aborted || status.noteStorage(error)
  const database = createDatabase(environment, () => databaseName(environment, settings), onHealth)
  const onAnswer: OnAnswer = (...answered) => monitor.noteAnswer(...answered)
  const { own, guest } = connect(settings, database, environment, onAnswer)
  const { outbox, endpoints } = own
  const onRead = () => sync.onChannelRead()
  const monitor = createChannelMonitor({
    endpoints,
    outbox,
    environment,
    stopped,
    onRead,
    onUnreadable: createMisconfigurationReport(settings),
    ...settings.channel,
  })

  // Stores and sending
  const view = createSnapshotView(outbox, environment, onError)
  const status = createStatusView(view, environment, monitor)
  const shared = { ...settings, caller, endpoints, monitor, outbox, environment, stopped }
  const isServer = environment.isServer()
  const sync = isServer
    ? noBackgroundSync
    : startBackgroundSync(
        { ...settings, monitor, environment, stopped, onError },
        { ...own, view, onNextLook: status.noteNextLook },
        guest,
      )

  // Verbs
  const messages = () => messagesFor(settings.locale(), settings.customMessages())
  const deps = { ...shared, view, messages, onRecorded: sync.onRecorded }
  const { addresses, titles, ...partVerbs } = createPartVerbs(deps)
  const catalogue = createCatalogue(deps)
  const customers = createCustomers(deps)
  const refreshOwnCustomer = refreshOwn(deps, customers.load)

  function onError(error: unknown): void {
    if (stopped.aborted) return
    settings.onDiagnostic(toDiagnostic(error))
  }

  async function start(): Promise<void> {
    if (isServer) return
    await monitor.loadRemembered().catch(onError)
    await view.reload()
    void monitor.refresh().catch(onError)
    void refreshOwnCustomer()
  }

  async function stop(): Promise<void> {
    stopping.abort()
    await sync.stop()
    status.stop()
    await database.close()
  }

  return {
    channel: monitor.channel,
    status: status.store,
    ready: start(),
    decide: createDecide(deps),
    customers,
    addresses: { ...addresses, countries: catalogue.listCountries, states: catalogue.listStates },
    titles: { ...titles, list: catalogue.listTitles },
    ...partVerbs,
    outbox: createOutbox(deps),
    flush: sync.flush,
    reconcile: sync.reconcile,
    refreshChannel: () => withPublicErrors(deps, monitor.refresh),
    claimGuest: createClaimGuest(deps),
    forget: () => withPublicErrors(deps, () => outbox.clear().then(view.show)),
    stop,
  }
}

async function databaseName(environment: Environment, { channelName }: Settings): Promise<string> {
  return `pending-sync-outbox ${await environment.digest(channelName)}`
}
