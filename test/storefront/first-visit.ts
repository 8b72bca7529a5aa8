import type { Page, Response } from 'playwright'

export interface Script {
  readonly path: string
  readonly content: Buffer
}

interface Built {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

/**
 * Opens a page, waits until nothing more is fetched, and returns the scripts that the page has fetched. The files that the
 * service worker stores for later do not count.
 */
export async function firstVisit(page: Page, address: string, path = '') {
  const responses: Response[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') responses.push(response)
  })
  await page.goto(`${address}#/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')

  const scripts = await Promise.all(
    responses.map(async (response): Promise<Script> => {
      return { path: response.url().slice(address.length), content: await response.body() }
    }),
  )
  const built = await builtFiles(address)
  const mock = filesOfMock(built)
  return {
    ofShop: scripts.filter(({ path }) => !mock.has(path)),
    ofMock: scripts.filter(({ path }) => mock.has(path)),
    languages: languagesOf(scripts, built),
  }
}

type BuiltFiles = Readonly<Record<string, Built>>

async function builtFiles(address: string): Promise<BuiltFiles> {
  return (await (await fetch(`${address}files.json`)).json()) as BuiltFiles
}

/** The languages of the texts among the scripts. */
function languagesOf(scripts: readonly Script[], built: BuiltFiles): readonly string[] {
  const sources = Object.keys(built).filter((source) =>
    scripts.some(({ path }) => path === built[source]?.file),
  )
  return [...new Set(sources.flatMap((source) => /^words\/(\w+)\//.exec(source)?.[1] ?? []))]
}

/** The files that only the mock headquarters and the testers' console need. */
function filesOfMock(built: BuiltFiles): ReadonlySet<string> {
  const withImports = (name: string): string[] => {
    const { file, imports = [] } = built[name] ?? { file: name }
    return [file, ...imports.flatMap(withImports)]
  }
  const fetched = built['index.html']?.dynamicImports ?? []
  const isMock = (name: string) => /^(command-)?backend\.ts$/.test(name)
  const isShop = (name: string) => !isMock(name) && !name.includes('Headquarters')
  const shop = new Set(['index.html', ...fetched.filter(isShop)].flatMap(withImports))
  const mock = fetched.filter(isMock).flatMap(withImports)
  return new Set(mock.filter((file) => !shop.has(file)))
}
