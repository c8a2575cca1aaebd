import type { ComponentProps, ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'
import { SetupPart } from './setup-part'

type BuilderPartProps = Omit<ComponentProps<typeof SetupPart>, 'back' | 'problems'> & {
  category: { code: string; name: string }
  children: ReactNode
}

/** Address of the builder of a category's form. */
export const builderHref = (slug: string, category: string) =>
  `/kelola/${slug}/ketentuan/formulir/${category}`

/** The frame of a page below the builder of one category's form: it leads back to the builder. */
export function BuilderPart({ category, ...part }: BuilderPartProps) {
  const t = useMessages(builderMessages)
  const href = builderHref(part.head.slug, category.code)
  return <SetupPart {...part} problems={[]} back={{ href, label: t('formOf', { name: category.name }) }} />
}
