import { useMessages } from '~/i18n'
import { sealMessages } from '~/i18n/messages/seal'
import { ButtonLink } from './button'
import { Notice } from './notice'

/** Which stages are missing on a page because their marks are sealed; nothing where none is. */
export function SealNotice({ slug, stages }: { slug: string; stages: readonly string[] }) {
  const t = useMessages(sealMessages)
  if (stages.length === 0) return null
  return (
    <Notice tone="warning" title={t('hidden', { stages: stages.join(', ') })}>
      <p>{t('hiddenHelp')}</p>
      <ButtonLink variant="secondary" href={`/kelola/${slug}/segel`}>
        {t('toSeals')}
      </ButtonLink>
    </Notice>
  )
}
