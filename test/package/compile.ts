import { join, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, 'test/package/guides')

/**
 * Compiles each code as a module of its own, beside the declarations of `guides/given.d.ts`. Returns the problems, with the index of
 * the code.
 */
export function compile(codes: readonly string[]): readonly string[] {
  const files = new Map(codes.map((code, index) => [join(folder, `${index}.ts`), `${code}\nexport {}\n`]))
  const options: ts.CompilerOptions = {
    ...compilerOptions(),
    noUnusedLocals: false,
    noUnusedParameters: false,
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.readFile = (path) => files.get(path) ?? readFile(path)
  host.getSourceFile = (path, target, ...rest) => {
    const code = files.get(path)
    return code === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, code, target)
  }
  const program = ts.createProgram([join(folder, 'given.d.ts'), ...files.keys()], options, host)
  return Array.from(files.keys()).flatMap((path, index) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map(({ messageText }) => `${index}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
  )
}

/** The options of `tsconfig.json`. */
export function compilerOptions(): ts.CompilerOptions {
  const path = join(root, 'tsconfig.json')
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: object }
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root).options
}
