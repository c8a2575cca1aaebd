import type { MetaFunction } from '@remix-run/node'
import { type Locale, translate } from '~/i18n'
import type { Catalogue } from '~/i18n/define'

/** The page's title in its language, from a text without placeholders. */
export function titled<C extends Catalogue>(catalogue: C, key: keyof C['id'] & string): MetaFunction {
  return ({ matches }) => {
    const root = matches.find(({ id }) => id === 'root')?.data as { locale?: Locale } | undefined
    const t = translate(catalogue, root?.locale ?? 'id') as unknown as (key: string) => string
    return [{ title: `${t(key)} · Sinilai` }]
  }
}
