import { params } from '@nanostores/i18n'
import { words } from '../../app/language.ts'

/** The values of a customer and of an address, by their names on the wire. */
export const fieldWords = words(
  'wire fields',
  {
    Name: 'Name',
    FirstName: 'First name',
    MiddleName: 'Middle name',
    LastName: 'Last name',
    Email: 'Email',
    ReceiptEmail: 'Email for receipts',
    Phone: 'Phone',
    Cellphone: 'Mobile phone',
    Language: 'Language',
    TitleRecordId: 'Title',
    CustomerAffiliations: 'Affiliations',
    Contacts: 'Contacts',
    Addresses: 'Addresses',
    Street: 'Street',
    StreetNumber: 'Street number',
    BuildingCompliment: 'Building',
    ZipCode: 'ZIP code',
    City: 'City',
    County: 'County',
    State: 'Province',
    ThreeLetterISORegionName: 'Country (three letters)',
  },
  {
    Name: 'Nome',
    FirstName: 'Nome',
    MiddleName: 'Secondo nome',
    LastName: 'Cognome',
    Email: 'Email',
    ReceiptEmail: 'Email per le ricevute',
    Phone: 'Telefono',
    Cellphone: 'Cellulare',
    Language: 'Lingua',
    TitleRecordId: 'Titolo',
    CustomerAffiliations: 'Affiliazioni',
    Contacts: 'Contatti',
    Addresses: 'Indirizzi',
    Street: 'Via',
    StreetNumber: 'Numero civico',
    BuildingCompliment: 'Edificio',
    ZipCode: 'CAP',
    City: 'Città',
    County: 'Contea',
    State: 'Provincia',
    ThreeLetterISORegionName: 'Paese (tre lettere)',
  },
)

/** Where several values of a kind stand, such as addresses. */
export const placeWords = words(
  'places',
  {
    address: params('Address {place}'),
    contact: params('Contact {place}'),
    affiliation: params('Affiliation {place}'),
  },
  {
    address: 'Indirizzo {place}',
    contact: 'Contatto {place}',
    affiliation: 'Affiliazione {place}',
  },
)
