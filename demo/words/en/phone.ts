export const words = {
  diallingCode: 'Dialling code',
  example: 'e.g. {number}',
}
