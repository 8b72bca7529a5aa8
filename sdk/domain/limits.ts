/**
 * The longest values headquarters stores, in characters.
 *
 * Source: the column sizes of the Dynamics 365 tables behind the Commerce entities (person names, electronic and
 * postal addresses). The channel does not publish them; they stand only here.
 */
export const limits = {
  firstName: 25,
  middleName: 25,
  lastName: 25,
  email: 255,
  phone: 255,
  addressName: 60,
  street: 250,
  streetNumber: 20,
  buildingComplement: 60,
  city: 60,
  county: 10,
  state: 10,
  zipCode: 10,
} as const
