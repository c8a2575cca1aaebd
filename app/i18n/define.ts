/** The locales people choose from. `zz` is the pseudo-locale of the crawl that looks for uncatalogued text. */
export const locales = ['id', 'en', 'zz'] as const
export type Locale = (typeof locales)[number]

export type Texts = Readonly<Record<string, string>>

/** One area's texts: the same keys and placeholders in both languages. */
export type Catalogue<Id extends Texts = Texts, En extends Texts = Texts> = {
  readonly id: Id
  readonly en: En
}

type Placeholder<Name extends string, Plural extends boolean> = { name: Name; plural: Plural }

/** `{name}` and `{n, plural, one {…} other {…}}` in a text, read by the type checker. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Rest}`
  ? Rest extends `${infer Name}, plural, one {${string}} other {${string}}}${infer After}`
    ? Name extends `${string}}${string}`
      ? Simple<Rest>
      : Placeholder<Name, true> | Placeholders<After>
    : Simple<Rest>
  : never
type Simple<Rest extends string> = Rest extends `${infer Name}}${infer After}`
  ? Placeholder<Name, false> | Placeholders<After>
  : never

type Names<Text extends string> = Placeholders<Text>['name']
type PluralNames<Text extends string> = Extract<Placeholders<Text>, { plural: true }>['name']

/** Values for the placeholders of one text; a plural takes a number. */
export type Values<Text extends string> = {
  readonly [Name in Names<Text>]: Name extends PluralNames<Text> ? number : string | number
}

type SameNames<A extends string, B extends string> = [Names<A>, Names<B>] extends [Names<B>, Names<A>]
  ? true
  : false

type Mirror<Id extends Texts, En extends Texts> = {
  readonly [Key in keyof Id | keyof En]: Key extends keyof Id & keyof En
    ? SameNames<Id[Key], En[Key]> extends true
      ? En[Key]
      : { 'placeholders differ from id': Names<Id[Key]> }
    : never
}

/**
 * Declares the texts of one area. A key or placeholder that one language lacks is a compile error.
 *
 * @example defineMessages({ id: { left: '{n} hari lagi' }, en: { left: '{n, plural, one {# day} other {# days}} left' } })
 */
export function defineMessages<const Id extends Texts, const En extends Texts>(messages: {
  id: Id
  en: En & Mirror<Id, En>
}): Catalogue<Id, En> {
  return messages
}

/** Every text of a catalogue under a key, in whichever language. */
export type TextOf<C extends Catalogue, Key extends keyof C['id']> =
  | C['id'][Key]
  | C['en'][Key & keyof C['en']]

/** Looks up a text by key; asks for values only where the text has placeholders. */
export type Translate<C extends Catalogue> = <Key extends keyof C['id'] & string>(
  key: Key,
  ...values: [Names<TextOf<C, Key>>] extends [never] ? [] : [values: Values<TextOf<C, Key>>]
) => string
