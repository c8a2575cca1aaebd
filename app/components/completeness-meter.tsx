import type { Completeness } from '~/domain/fields/completeness'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { Progress } from './progress'

/** How much of what is required is there; what may be left empty is counted in words beside it. */
export function CompletenessMeter({ completeness }: { completeness: Completeness }) {
  const t = useMessages(dossierMessages)
  const { required, missing, filled, total } = completeness
  const done = required - missing.length
  return (
    <Progress label={t('completeness')} value={done} max={required}>
      {t('completenessWords', { done, required, filled, total })}
    </Progress>
  )
}
