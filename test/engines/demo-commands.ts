import { takeCommands, type Command } from '../support/remote-commands.ts'

/** The actions of a person on a page of the demo. The test gives the commands from its own process. */
const commands: Readonly<Record<string, (text: string, value: string) => unknown>> = {
  open: (path) => void (location.hash = `#/${path}`),
  click: async (text) => (await whenFound(() => pressable(text))).click(),
  async fill(label, value) {
    const field = await whenFound(() => fieldLabelled(label))
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  },
  async see(pattern) {
    await whenFound(() => new RegExp(pattern, 'm').exec(shownText()) ?? undefined)
    return shownText()
  },
  shownText: () => shownText(),
  whenStored: async () => void (await navigator.serviceWorker.ready),
  async whenNewerStored() {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const { installing } = registration
    if (installing)
      await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }))
    if (!registration.waiting) throw new Error('No newer build is stored.')
  },
  // Returned, so that it happens once the test has its answer.
  reload: () => () => location.reload(),
}

const shownText = () => document.body.innerText

/** A button comes before a link of the same name, which is in the header. */
function pressable(text: string): HTMLElement | undefined {
  const candidates = ['button', 'label', 'a, summary'].flatMap((kind) =>
    Array.from(document.querySelectorAll<HTMLElement>(kind)),
  )
  return candidates.find((candidate) => candidate.textContent.trim() === text && isShown(candidate))
}

function fieldLabelled(text: string): HTMLInputElement | undefined {
  const labels = Array.from(document.querySelectorAll('label'))
  const label = labels.find(
    (candidate) => candidate.textContent.trim().startsWith(text) && isShown(candidate),
  )
  return label?.control instanceof HTMLInputElement ? label.control : undefined
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}

/** Looks again after every change of the page. */
async function whenFound<Found>(find: () => Found | undefined): Promise<Found> {
  return new Promise((resolve) => {
    const look = () => {
      const found = find()
      if (found === undefined) return
      observer.disconnect()
      resolve(found)
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    look()
  })
}

const run = ({ name, args: [text, value] }: Command) => commands[name]?.(String(text), String(value))
void takeCommands('/', 'demo', run)
