import { mutantsIn, type Mutant } from './mutant.ts'
import { faultsOfSdk } from './sdk.ts'
import { faultsOfShop } from './shop.ts'

/** All mutants: those of the SDK, and those of the shop and its console. */
export const mutants: readonly Mutant[] = [
  ...mutantsIn('sdk', faultsOfSdk, ['test/sdk', 'test/scenarios', 'test/simulation/regressions']),
  ...mutantsIn('demo', faultsOfShop, []),
]
