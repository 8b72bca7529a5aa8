/** A tab: a frame of the same origin, with modules, locks and database connections of its own. All share one thread. */
export interface Tab<Module> {
  readonly module: Module
  readonly window: Window & typeof globalThis
  close(): void
}

type TabWindow<Module> = Window & typeof globalThis & { readonly module?: Module }

/** Opens a tab with this built module. */
export async function openTab<Module>(path: string): Promise<Tab<Module>> {
  const frame = document.createElement('iframe')
  frame.srcdoc = `<script type="module">
    import * as module from '${new URL(path, location.origin)}'
    window.module = module
  </script>`
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.body.append(frame)
  await loaded
  const window = frame.contentWindow as TabWindow<Module> | null
  if (!window?.module) throw new Error(`A tab could not load ${path}. Build it first: npm run bench.`)
  return { module: window.module, window, close: () => frame.remove() }
}
