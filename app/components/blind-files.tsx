import type { EvidenceItem } from '~/domain/dossiers'
import { useMessages } from '~/i18n'
import { blindMessages } from '~/i18n/messages/blind'
import { problemMessages } from '~/i18n/messages/problems'
import type { ListFailure } from './blind-names'
import { CheckboxesField } from './choices'
import { evidenceHref } from './evidence-view'

interface BlindFilesProps {
  files: readonly { item: EvidenceItem; shown: boolean; problem: string | null }[]
  failure: ListFailure
  disabled: boolean
}

/** Evidence with the question whether judges may see it; nothing is let through by itself. */
export function BlindFiles({ files, failure, disabled }: BlindFilesProps) {
  const t = useMessages(blindMessages)
  const problem = useMessages(problemMessages) as (kind: string) => string
  if (files.length === 0) return <p className="field-hint">{t('noFiles')}</p>
  return (
    <CheckboxesField
      name="tampil"
      label={t('files')}
      hint={t('filesHint')}
      optional
      disabled={disabled}
      error={failure.error('tampil')}
      defaultValue={[
        ...failure.values(
          'tampil',
          files.filter(({ shown }) => shown).map(({ item }) => item.uid),
        ),
      ]}
      options={files.map(({ item, problem: why }) => ({
        value: item.uid,
        label: item.caption || item.fileName || item.url,
        hint: (
          <>
            {item.mediaType?.startsWith('image/') && (
              <img className="blind-photo" src={`${evidenceHref(item)}/kecil`} alt="" loading="lazy" />
            )}
            {[item.kind === 'link' ? t('link') : item.fileName, why && problem(why)]
              .filter(Boolean)
              .join(' · ')}{' '}
            {item.kind === 'file' && <a href={evidenceHref(item)}>{t('view')}</a>}
          </>
        ),
      }))}
    />
  )
}
