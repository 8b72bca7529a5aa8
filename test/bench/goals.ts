/** The ratios that pending-sync should not exceed, by measure. */
export const goals: Readonly<Record<string, number>> = {
  'create, one by one, 200': 2.5,
  'create, one by one, 1,000': 2.5,
  'create, a burst of 500': 2,
  'create, a burst of 2,000': 2,
  'create and wait for the answer, 50 one by one': 5,
  'send 100': 4,
  'send 1,000': 4,
  'record 10,000 at once': 2,
  'send 10,000': 4,
  'one change until it is shown, one tab, 10,000 customers': 2,
  'one change until it is shown, 10 tabs, 10,000 customers': 2,
  'rows read for one change, one tab, 10,000 customers': 1,
  'rows read for one change, 10 tabs, 10,000 customers': 1,
  'start with 10,000 customers': 1,
  'heap after 10,000 were delivered and forgotten': 1.25,
}
