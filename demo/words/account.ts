import { params } from '@nanostores/i18n'
import { words } from '../app/language.ts'

export const accountWords = words(
  'account',
  {
    heading: 'Account',
    accountNumber: 'Account number',
    accounts: 'Accounts on this device',
    since: params('Registered on {date}'),
    queued:
      'Your registration is kept on this device. It goes to the shop as soon as the shop can be reached while this page is open.',
    pending:
      'The shop has your registration. Your account number comes from headquarters and appears here by itself; there is nothing you need to do.',
    doubtful:
      'Your registration was sent, but the answer got lost on the way. Until we know whether it arrived, it is kept on this device.',
    synced: 'Headquarters has entered you in the book. Give this number at the counter, in any of our shops.',
    refused:
      'The shop did not accept this registration. The reason is below, and you can change your details and send them again.',
    seam: 'Where your registration is',
    onDevice: 'On this device',
    atShop: 'At the shop',
    atHeadquarters: 'At headquarters',
    done: 'done',
    addresses: 'Addresses',
    noAddresses: 'No address yet.',
    onItsWay: 'On its way',
    nobody: 'There is no account on this device yet.',
    register: 'Register now',
    loading: 'One moment, reading what this device keeps …',
  },
  {
    heading: 'Account',
    accountNumber: 'Numero cliente',
    accounts: 'Account su questo dispositivo',
    since: 'Registrazione del {date}',
    queued:
      'La tua registrazione è salvata su questo dispositivo. Partirà da sola appena il negozio sarà raggiungibile, purché questa pagina resti aperta.',
    pending:
      'Il negozio ha ricevuto la tua registrazione. Il numero cliente arriva dalla sede centrale e comparirà qui da solo: non devi fare nulla.',
    doubtful:
      'La tua registrazione è partita, ma la risposta si è persa per strada. Finché non sappiamo se è andata a buon fine, resta salvata su questo dispositivo.',
    synced:
      'La sede centrale ti ha segnato nel quaderno. In tutti i nostri negozi, al banco basta dire questo numero.',
    refused:
      'Il negozio non ha accettato questa registrazione. Qui sotto trovi il motivo: puoi correggere i dati e inviarli di nuovo.',
    seam: 'A che punto è la tua registrazione',
    onDevice: 'Su questo dispositivo',
    atShop: 'In negozio',
    atHeadquarters: 'In sede centrale',
    done: 'fatto',
    addresses: 'Indirizzi',
    noAddresses: 'Ancora nessun indirizzo.',
    onItsWay: 'In arrivo al negozio',
    nobody: 'Su questo dispositivo non c’è ancora nessun account.',
    register: 'Registrati ora',
    loading: 'Un attimo, leggo i dati salvati su questo dispositivo …',
  },
)
