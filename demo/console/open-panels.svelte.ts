/** The panels of Set-up that can be closed. Each has an address of its own, with its name. */
export const panelNames = [
  'profile',
  'features',
  'publishing',
  'channel',
  'store',
  'attributes',
  'identities',
  'faults',
  'real-time',
  'jobs',
  'clock',
] as const

/** In memory: a panel stays open while another section is shown, until the page is loaded again. */
let open = $state.raw<readonly string[]>([])

export const openPanels = {
  isOpen: (name: string) => open.includes(name),
  set(name: string, isOpen: boolean) {
    const others = open.filter((other) => other !== name)
    open = isOpen ? [...others, name] : others
  },
  get areAllOpen() {
    return panelNames.every((name) => open.includes(name))
  },
  setAll(areOpen: boolean) {
    open = areOpen ? panelNames : []
  },
}
