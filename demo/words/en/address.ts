export const words = {
  street: 'Street',
  streetNumber: 'House number',
  buildingComplement: 'Floor, staircase, c/o',
  zipCode: 'ZIP code',
  city: 'City',
  county: 'County',
  state: 'Province',
  country: 'Country',
}
