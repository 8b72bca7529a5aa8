/** How what is set at headquarters reaches the channel. */
export type Publishing = 'at once' | 'by jobs'

const key = 'asola:publishing'

/** What a tester chose last on this device. A headquarters takes it when it starts. */
export function chosenPublishing(): Publishing {
  return localStorage.getItem(key) === 'by jobs' ? 'by jobs' : 'at once'
}

/** Starts again with the choice, here and in every other console. */
export function choosePublishing(choice: Publishing): void {
  localStorage.setItem(key, choice)
  location.reload()
}

/** Calls when another tab chose. Returns the end of it. */
export function onPublishingChosen(run: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key) run()
  }
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}
