/**
 * The number of the change that set a value last, by property. The channel numbers the changes in the order in which it
 * accepts them, and a change never overwrites a value with a higher number, however late a job brings it. Properties
 * without a number have the values of the create. Addresses: `<Id>.<property>`; `PrimaryAddress`: which one is primary.
 */
export type Sequences = Readonly<Record<string, number>>
