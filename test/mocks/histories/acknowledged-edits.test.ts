import { expect, test } from 'vitest'
import { changeSettings, finish, placeOrder, rejectOnce, repairOne, runJob } from './back-office.ts'
import { addAddress, addAgain, createCustomer, editAddress, editFields } from './edits.ts'
import { checkChannel, checkHeadquarters, startHistory, type History } from './history.ts'

/**
 * Random histories of edits, jobs, settings, failures and repairs. `HISTORY_SEED=17` plays one of them. A failure prints
 * its seed and steps.
 */

const seedsPerTest = 15
const stepsPerHistory = 40

const shopperSteps = { editFields, addAddress, editAddress, addAgain }
const otherSteps = { createCustomer, runJob, changeSettings, rejectOnce, placeOrder, repairOne }

async function play(seed: number): Promise<number> {
  const history = startHistory(seed)
  try {
    await createCustomer(history)
    for (let step = 0; step < stepsPerHistory; step += 1) {
      await playStep(history)
      await checkChannel(history)
    }
    await finish(history)
    await checkHeadquarters(history)
    await checkChannel(history)
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}`, { cause: error })
  }
  return history.steps.length
}

const weights: readonly (keyof typeof shopperSteps | keyof typeof otherSteps)[] = [
  ...repeat('editFields', 5),
  ...repeat('addAddress', 4),
  ...repeat('editAddress', 7),
  ...repeat('addAgain', 1),
  ...repeat('createCustomer', 1),
  ...repeat('runJob', 12),
  ...repeat('changeSettings', 3),
  ...repeat('rejectOnce', 1),
  ...repeat('placeOrder', 1),
  ...repeat('repairOne', 3),
]

async function playStep(history: History): Promise<void> {
  const { random, acknowledged, steps } = history
  const name = random.pick(weights) ?? 'runJob'
  const customer = random.pick(acknowledged)
  steps.push(`${name}${name in shopperSteps ? ` of ${customer?.account}` : ''}`)
  if (name in otherSteps) await otherSteps[name as keyof typeof otherSteps](history)
  else if (customer) await shopperSteps[name as keyof typeof shopperSteps](history, customer)
}

function repeat<Name extends string>(name: Name, times: number): Name[] {
  return Array.from({ length: times }, () => name)
}

const only = process.env.HISTORY_SEED
const groups = only ? [Number(only)] : Array.from({ length: 20 }, (_, group) => group * seedsPerTest + 1)

test.each(groups)(
  'keeps what the channel acknowledged last, in the histories from seed %i',
  async (first) => {
    for (let seed = first; seed < first + (only ? 1 : seedsPerTest); seed += 1) {
      expect(await play(seed)).toBeGreaterThan(stepsPerHistory)
    }
  },
)
