import { browserEnvironment, type Environment } from './environment.ts'
import { FailureThrown } from './errors.ts'
import { messagesFor } from './messages/index.ts'
import { createChannelReader } from './negotiation/channel-reader.ts'
import { toSettings } from './options.ts'
import { createDatabase } from './outbox/database.ts'
import { createOutboxRecords } from './outbox/outbox.ts'
import type { Commerce, CommerceOptions } from './public.ts'
import { createCatalogue } from './stores/catalogue.ts'
import { createCustomers } from './stores/customers.ts'
import { createOutboxView } from './stores/outbox-view.ts'
import { createRecordsView } from './stores/records-view.ts'
import { createStatus } from './stores/status.ts'
import { derive } from './stores/store.ts'
import { createPartVerbs } from './stores/parts.ts'
import { asVerb, decideFor } from './stores/verbs.ts'
import { createCarrier } from './sync/carrier.ts'
import { createErrands } from './sync/errands.ts'
import { createFlusher } from './sync/flusher.ts'
import { lead } from './sync/leader.ts'
import { createReconciler } from './sync/reconciler.ts'
import { createSender } from './sync/sender.ts'
import { joinTabs } from './sync/tab-channel.ts'
import { createEndpoints } from './wire/endpoints.ts'
import { createTransport } from './wire/transport.ts'

/**
 * Opens a storefront's connection to a Commerce channel. Cheap: nothing is sent before something asks for it, apart
 * from what an earlier visit left to be sent. One per page is enough; every tab may have its own.
 *
 * `environment` is for tests: what the platform would answer, one fact at a time.
 */
export function createCommerce(
  options: CommerceOptions,
  environment: Environment = browserEnvironment(options.fetch),
): Commerce {
  const settings = toSettings(options)
  const { partition, answerTimeoutMs } = settings
  const stopping = new AbortController()
  const stopped = stopping.signal
  const words = { messages: () => messagesFor(settings.locale(), options.messages) }

  const database = createDatabase(
    environment,
    async () => `pending-sync ${await environment.digest(partition)}`,
  )
  const records = createOutboxRecords(database)
  const endpoints = createEndpoints(createTransport(settings, environment))
  const tabs = joinTabs(environment, `pending-sync ${partition}`)
  const onRead = () => tabs.tell({ type: 'channel-read' })
  const reader = createChannelReader({ endpoints, records, environment, onRead, ...settings.channel })
  tabs.onMessage('channel-read', () => void reader.remember().catch(onError))

  const view = createRecordsView(records, environment, onError)
  const status = createStatus(view, environment)
  const onChange = () => {
    tabs.tell({ type: 'changed' })
    void view.reload()
  }
  tabs.onMessage('changed', () => void view.reload())

  const { rules, usesIdempotencyKeys, onDiagnostic } = settings
  const carrier = createCarrier({ endpoints, reader, environment, rules, usesIdempotencyKeys })
  const flusher = createFlusher({
    carrier,
    records,
    reader,
    environment,
    onChange,
    onDiagnostic,
  })
  const reconciler = createReconciler({ endpoints, records, onChange })
  const sender = createSender({ flusher, reconciler, records, environment, onError })
  const leadership = lead(environment, tabs, `pending-sync ${partition}`, (turn) => sender.run(turn), onError)
  const errands = createErrands({ sender, tabs, environment, timeoutMs: answerTimeoutMs, stopped })
  const stopFollowing = derive(reader.channel, ({ switches }) => switches).subscribe(
    () => void sender.turn.get()?.flush('as-planned'),
  )
  const stopWaking = environment.onAwake(() => {
    // A page that slept may have missed what other tabs said.
    void view.reload()
    void errands.flush()
    void errands.reconcile()
    void reader.refreshIfOld().catch(onError)
  })

  async function onRecorded(): Promise<void> {
    tabs.tell({ type: 'changed' })
    await view.reload()
    errands.nudge()
  }

  function onError(error: unknown): void {
    if (stopped.aborted) return
    status.noteError(error)
    onDiagnostic({
      code: error instanceof FailureThrown ? error.failure.code : 'unexpected',
      detail: String(error),
    })
  }

  const ready = start()
  async function start(): Promise<void> {
    await reader.remember().catch(onError)
    await view.reload()
    void reader.refresh().catch(onError)
  }

  const verbParts = { records, view, reader, environment, words, rules, answerTimeoutMs, stopped, onRecorded }
  const partVerbs = createPartVerbs(verbParts)
  const catalogue = createCatalogue(endpoints, records, words)

  return {
    channel: reader.channel,
    status: status.store,
    ready,
    decide(kind, customer, verb) {
      const decision = decideFor({ reader, rules }, kind, customer, verb?.whenPending ?? 'refuse')
      return 'reason' in decision
        ? { ...decision, message: words.messages().failures[decision.reason] }
        : decision
    },
    customers: createCustomers(verbParts),
    addresses: {
      ...partVerbs.addresses,
      countries: catalogue.listCountries,
      states: catalogue.listStates,
    },
    titles: {
      list: catalogue.listTitles,
      add: (key, titleId, verb) => partVerbs.addTitle(key, titleId, verb?.whenPending),
    },
    affiliations: partVerbs.affiliations,
    contacts: partVerbs.contacts,
    loyalty: partVerbs.loyalty,
    outbox: createOutboxView({ records, view, words, onRecorded }),
    flush: () => errands.flush(),
    reconcile: () => errands.reconcile(),
    refreshChannel: () => asVerb(words, () => reader.refresh()),
    forget: () => asVerb(words, () => records.clear().then(onChange)),
    async stop() {
      stopping.abort()
      stopWaking()
      stopFollowing()
      await leadership.stop()
      status.stop()
      tabs.close()
      await database.close()
    },
  }
}
