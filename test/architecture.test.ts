import { cruise, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser'
import { expect, test } from 'vitest'

/** Who may import whom; `from` and `to` are regular expressions over paths. */
const rules: readonly IForbiddenRuleType[] = [
  { name: 'no cycles', from: {}, to: { circular: true } },
  forbid('only the transport knows ky', { pathNot: '^sdk/wire/transport\\.ts$' }, 'node_modules/ky/'),
  forbid(
    'only the database knows idb',
    { path: '^sdk/', pathNot: '^sdk/outbox/database\\.ts$' },
    'node_modules/idb/',
  ),
  forbid('nothing inside imports the index', { path: '^sdk/' }, '^sdk/index\\.ts$'),
  forbid('domain imports nothing of ours', { path: '^sdk/domain/' }, '^sdk/(?!domain/)'),
  forbid('messages know only the domain', { path: '^sdk/messages/' }, '^sdk/(?!domain/|messages/)'),
  forbid(
    'wire and outbox stand on the domain and the environment',
    { path: '^sdk/(wire|outbox)/' },
    '^sdk/(negotiation|operations|sync|stores|commerce|options)',
  ),
  forbid('wire and outbox do not know each other', { path: '^sdk/wire/' }, '^sdk/outbox/'),
  forbid('wire and outbox do not know each other (2)', { path: '^sdk/outbox/' }, '^sdk/wire/'),
  forbid(
    'only the composition root wires the parts',
    { path: '^sdk/', pathNot: '^sdk/index\\.ts$' },
    '^sdk/commerce\\.ts$',
  ),
  {
    name: 'mocks take only types from the SDK',
    severity: 'error',
    from: { path: '^mocks/' },
    to: { path: '^sdk/', dependencyTypesNot: ['type-only'] },
  },
  forbid('the SDK does not know its mocks', { path: '^sdk/' }, '^(mocks|demo|test)/'),
  forbid('mocks do not know the demo', { path: '^mocks/' }, '^(demo|test)/'),
  forbid(
    'only the handlers and the two entries know msw',
    { path: '^mocks/', pathNot: '^mocks/(handlers|browser|node)\\.ts$' },
    'node_modules/msw/',
  ),
  forbid(
    'only backend.ts knows both the demo and the mocks',
    { path: '^demo/', pathNot: '^demo/backend\\.ts$' },
    '^mocks/',
  ),
  forbid(
    'and only main.ts knows that it is there',
    { path: '^demo/', pathNot: '^demo/main\\.ts$' },
    '^demo/backend\\.ts$',
  ),
  forbid('the demo imports the package by its name', { path: '^demo/' }, '^sdk/(?!index\\.ts$)'),
]

function forbid(name: string, from: IForbiddenRuleType['from'], to: string): IForbiddenRuleType {
  return { name, severity: 'error', from, to: { path: to } }
}

async function violationsIn(
  folders: string[],
  extra: readonly IForbiddenRuleType[] = [],
): Promise<IViolation[]> {
  const result = await cruise(folders, {
    ruleSet: { forbidden: [...rules, ...extra] },
    validate: true,
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.svelte$' },
    tsConfig: { fileName: 'tsconfig.json' },
  })
  if (typeof result.output === 'string') throw new Error('The structure could not be read.')
  expect(result.output.summary.totalCruised).toBeGreaterThan(20)
  return result.output.summary.violations
}

test('files import only what their place allows', async () => {
  const violations = await violationsIn(['sdk', 'mocks', 'demo'])
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

test('the check itself sees imports', async () => {
  const rule = forbid('nobody imports the domain', {}, '^sdk/domain/')
  expect((await violationsIn(['sdk'], [rule])).length).toBeGreaterThan(10)
})
