import type { AttributeDefinition, AttributeTexts } from '../model/attributes.ts'
import type { Rows } from '../model/tables.ts'
import { defaultCustomer } from '../reference-data/customers.ts'
import { acceptedLanguages } from '../wire/accepted-languages.ts'
import type { Customer } from '../wire/entities.ts'

/**
 * The customer as the channel answers it: with the names of its attributes in the language of the request. [ours] The
 * documentation names translations, but not how a client gets them.
 */
export function shownCustomer(rows: Rows, customer: Customer, headers: Headers): Customer {
  if (customer.Attributes.length === 0) return customer
  const definitions = rows.all('channelAttributes')
  const languages = acceptedLanguages(headers)
  const Attributes = customer.Attributes.map((attribute) => {
    const definition = definitions.find(({ name }) => name === attribute.KeyName)
    return definition ? { ...attribute, Name: friendlyName(definition, languages) } : attribute
  })
  return { ...customer, Attributes }
}

/** The name of an attribute in the first of the languages that it has, or else its friendly name. */
export function friendlyName(definition: AttributeDefinition, languages: readonly string[]): string {
  const { name, friendlyName: ownName, translations = {} } = definition
  const texts: readonly (readonly [string, AttributeTexts])[] = [
    ...Object.entries(translations),
    // The texts of the definition itself are in the language of the channel.
    [defaultCustomer.Language, definition],
  ]
  const [, found] = languages.map((language) => bestOf(texts, language)).find(Boolean) ?? []
  return found?.friendlyName || ownName || name
}

type Texts = readonly [language: string, texts: AttributeTexts]

/** The texts in exactly this language, or in another form of it: `it-it` finds `it`. */
function bestOf(texts: readonly Texts[], language: string): Texts | undefined {
  const primary = primaryOf(language)
  return texts.find(([known]) => known === language) ?? texts.find(([known]) => primaryOf(known) === primary)
}

function primaryOf(language: string): string | undefined {
  return language.split('-')[0]
}
