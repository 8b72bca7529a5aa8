export const words = {
  address: 'Address {place}',
  contact: 'Contact {place}',
  affiliation: 'Affiliation {place}',
}
