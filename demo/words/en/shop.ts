import type { PartialMessages } from 'pending-sync'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

/** The SDK has its English messages built in. */
const messages: PartialMessages = {}

export const words = {
  messages,
  shell: {
    skip: 'Skip to the content',
    description: 'Asola, a haberdashery in Bologna: buttons, thread, ribbons and zips.',
    pages: 'Pages',
    createAccount: 'Create account',
    account: 'Account',
    headquarters: 'Headquarters',
    signIn: 'Sign in',
    signInAgain: 'You need to sign in again before we can send what you entered. It is kept on this device.',
    signInFailed: 'Signing in did not work. Please try again.',
    cart: 'Cart',
    thingsInCart: plural({ one: 'one thing', other: (count) => `${count} things` }),
    language: 'Language',
    offline: 'You are offline. What you enter is kept on this device and sent when the connection is back.',
    unreachable:
      'The shop cannot be reached right now. What you enter is kept on this device and sent as soon as it answers.',
    blocked: 'Something needs your attention before we can send what you entered.',
    allSent: 'Everything you sent has arrived.',
    sending: 'Sending what you entered …',
    unsent: plural({
      one: 'One entry is kept on this device until the shop confirms it.',
      other: (count) => `${count} entries are kept on this device until the shop confirms them.`,
    }),
    decision: 'Something needs your decision: see your account.',
    numberMissing: 'An account number has not arrived yet.',
    nextAttempt: 'Next action',
    help: 'Help',
    delivery: 'Delivery',
    returns: 'Returns',
    privacy: 'Privacy',
    terms: 'Terms',
    orders: 'Your orders',
    place: 'Asola, haberdashery · Via delle Asole 12, Bologna',
    demonstration: 'A made-up shop that demonstrates pending-sync.',
    notFound: 'This page is not in the shop',
    notFoundMore: 'The link may be old, or mistyped.',
    pageUnavailable: 'This page could not be fetched',
    unreachablePage: 'The shop cannot be reached at the moment. The page opens by itself as soon as it can.',
    missingPage: 'The shop is probably being updated. Nothing that you have entered is lost.',
    openAgain: 'Try again',
    backHome: 'To the start page',
  },
  home: {
    title: 'Asola, haberdashery in Bologna',
    eyebrow: 'Haberdashery · Bologna · since 1962',
    heading: 'Buttons, thread and patience.',
    lead: 'Four thousand buttons in wooden drawers, ribbon by the metre, and someone behind the counter who finds the one you lost.',
    openPage: 'Open your page in our book',
    seePage: 'See your page in our book',
    counter: 'On the counter this week',
    from: (price: string) => `from ${price}`,
    aMetre: (price: string) => `${price} a metre`,
    book: 'A page in our book',
    bookMore:
      'We have always written down who needs what: the colour of the lining, the size of the buttonhole, the button we promised to look for. Register, and your page follows you to every counter of ours.',
    hours: 'Tuesday to Saturday, 9:00–12:30 and 15:30–19:00',
  },
  products: {
    corozo: 'Corozo buttons',
    corozoMore: 'Palm nut, four holes. Set of six.',
    spool: 'Filo di Scozia',
    spoolMore: 'Mercerised cotton thread, 200 m. Four colours.',
    ribbon: 'Grosgrain ribbon',
    ribbonMore: 'Cotton and viscose, 25 mm, by the metre.',
    scissors: 'Tailor’s shears',
    scissorsMore: 'Forged in Premana, 21 cm.',
    tape: 'Measuring tape',
    tapeMore: 'Fibreglass, 150 cm, does not stretch.',
    chalk: 'Tailor’s chalk',
    chalkMore: 'Three triangles, three colours.',
    zip: 'Brass zip',
    zipMore: 'Closed end, three lengths.',
    thimble: 'Thimble',
    thimbleMore: 'Nickel-plated, five sizes.',
  },
  controls: {
    problems: plural({
      one: 'One thing needs another look',
      other: (count) => `${count} things need another look`,
    }),
    diallingCode: 'Dialling code',
    phoneExample: (number: string) => `e.g. ${number}`,
  },
}
