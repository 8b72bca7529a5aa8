export const words = {
  signIn: 'Sign in',
  signUpLead:
    'This is the identity provider of the mock headquarters. It asks for no password: an email address is enough.',
  lead: 'This is the identity provider of the mock headquarters. It asks for no password: say who you are.',
  email: 'Email',
  name: 'Full name',
  nameMore: 'For a new identity',
  continue: 'Continue',
  cancel: 'Cancel',
  signUp: 'Sign up',
  hasAccount: (email: string) => `You already have an account with ${email}: sign in.`,
  signInInstead: 'Sign in with it',
  known: 'Sign in as',
  failed: 'The identity provider does not answer. Please try again.',
  signOut: 'Sign out',
  signingOut: 'One moment, ending the session …',
}
