import type { MetaFunction } from '@remix-run/node'
import { type Locale, translate } from '~/i18n'
import type { Catalogue, TextOf, Values } from '~/i18n/define'

type Matches = Parameters<MetaFunction>[0]['matches']

const say = (...parts: (string | undefined)[]) => [
  { title: [...parts, 'Sinilai'].filter(Boolean).join(' · ') },
]

/** Texts of a catalogue in the page's language, for `meta`, which runs outside the page. */
export function translateMeta<C extends Catalogue>(matches: Matches, catalogue: C) {
  const root = matches.find(({ id }) => id === 'root')?.data as { locale?: Locale } | undefined
  return translate(catalogue, root?.locale ?? 'id')
}

/**
 * The page's title in its language. From what the loader returned, `values` fills the text's placeholders and
 * `of` names what the page belongs to, such as the competition; without it, the title is the product's name.
 *
 * @example titled(setupMessages, 'stageSettings', ({ stage }: SerializeFrom<typeof loader>) => ({ name: stage.name }))
 */
export function titled<C extends Catalogue, Key extends keyof C['id'] & string, Data = unknown>(
  catalogue: C,
  key: Key,
  values?: (data: Data) => Values<TextOf<C, Key>>,
  of?: (data: Data) => string,
): MetaFunction {
  return ({ matches, data }) => {
    if ((values || of) && !data) return say()
    const t = translateMeta(matches, catalogue) as (key: string, values?: unknown) => string
    return say(t(key, values?.(data as Data)), of?.(data as Data))
  }
}

/** The page's title when it is data itself: the name of what the page shows. */
export function named<Data>(name: (data: Data) => string): MetaFunction {
  return ({ data }) => (data ? say(name(data as Data)) : say())
}
