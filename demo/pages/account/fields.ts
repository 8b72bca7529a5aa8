/*
 * The fields of the forms on the account page. They are fetched when somebody opens a form: most visits only look.
 */
export { default as AddressFormFields } from './AddressFormFields.svelte'
export { default as ContactFields } from './ContactFields.svelte'
export { default as DetailsFields } from './DetailsFields.svelte'
export { problemsOfChanges, problemsOfContact, problemsOfShop, shownFields } from '../forms/customer-form.ts'
export { remainingProblem } from '../forms/problem-text.ts'
export { default as SelectField } from '../../ui/SelectField.svelte'
