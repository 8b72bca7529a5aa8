import { takeCommands } from '../remote-commands.ts'
import type { Shop } from './shop.ts'

/** Obeys the test at the address in the parameters, if there is one: it drives browsers that nothing else can drive. */
export function obeyTest(parameters: URLSearchParams, shop: Shop): void {
  const [server, page] = [parameters.get('commands'), parameters.get('page')]
  if (!server || !page) return
  window.acknowledge = async (email) =>
    void (await fetch(`${server}reports`, { method: 'POST', body: email }))
  const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
    ...shop,
    openFrame,
    closeFrame,
    goTo: (address: string) => () => location.assign(address),
    goBack: () => () => history.back(),
    howShown,
  }
  void takeCommands(server, page, ({ name, args }) => commands[name]?.(...(args as never[])))
}

let isPersisted = false
addEventListener('pageshow', ({ persisted }) => (isPersisted = persisted))

/** Some browsers without a window put no page aside. They do not say why: the reason is masked. */
function howShown(): 'restored' | 'loaded' | 'loaded-as-always' {
  if (isPersisted) return 'restored'
  const [navigation] = performance.getEntriesByType('navigation')
  const isMasked = JSON.stringify(navigation?.toJSON()).includes('"reason":"masked"')
  return isMasked ? 'loaded-as-always' : 'loaded'
}

/** A frame is a tab of its own to the SDK: it has its own connection, its own locks and its own messages. */
function openFrame(name: string, address: string): void {
  const frame = document.createElement('iframe')
  frame.name = name
  frame.src = address
  document.body.append(frame)
}

function closeFrame(name: string): void {
  document.querySelector(`iframe[name="${name}"]`)?.remove()
}
