export const words = {
  signIn: 'Sign in',
  lead: 'This is the identity provider of the mock headquarters. It asks for no password: say who you are.',
  email: 'Email',
  name: 'Full name',
  nameMore: 'For a new identity',
  continue: 'Continue',
  cancel: 'Cancel',
  known: 'Sign in as',
  failed: 'The identity provider does not answer. Please try again.',
  signOut: 'Sign out',
  signingOut: 'One moment, ending the session …',
}
