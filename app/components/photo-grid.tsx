import type { ReactNode } from 'react'
import type { EvidenceItem } from '~/domain/dossiers'
import type { Form } from '~/domain/fields/form'
import { useMessages } from '~/i18n'
import { readingMessages } from '~/i18n/messages/reading'
import { EvidenceFacts, evidenceHref } from './evidence-view'

export const isPhoto = ({ mediaType }: Pick<EvidenceItem, 'mediaType'>) =>
  mediaType?.startsWith('image/') ?? false

interface PhotoGridProps {
  form: Form
  photos: readonly EvidenceItem[]
  /** Before the ids of this dossier's photos, where a page shows several dossiers. */
  anchor: string
  say: (text: string) => ReactNode
}

/** Photos as small pictures; each opens large over the page by its address alone, and closes the same way. */
export function PhotoGrid({ form, photos, anchor, say }: PhotoGridProps) {
  const t = useMessages(readingMessages)
  const id = (index: number) => `${anchor}foto-${index + 1}`
  const name = ({ caption, fileName }: EvidenceItem) => caption || fileName || ''
  return (
    <>
      <ul className="evidence-list photo-list">
        {photos.map((item, index) => (
          <li key={item.uid} className="evidence-item">
            <a href={`#${id(index)}`} aria-label={t('enlarge', { n: index + 1, name: name(item) })}>
              <img
                className="evidence-photo"
                src={`${evidenceHref(item)}/kecil`}
                alt={name(item)}
                loading="lazy"
              />
            </a>
            <div className="evidence-words">
              <p>{say(name(item))}</p>
              <EvidenceFacts form={form} item={item} />
            </div>
          </li>
        ))}
      </ul>
      {photos.map((item, index) => (
        <figure key={item.uid} id={id(index)} className="photo-large no-print">
          <img src={evidenceHref(item)} alt={name(item)} loading="lazy" />
          <figcaption>
            <p>
              {t('photo', { n: index + 1, of: photos.length })}: {say(name(item))}
            </p>
            <p className="photo-links">
              {index > 0 && <a href={`#${id(index - 1)}`}>{t('previous')}</a>}
              {index < photos.length - 1 && <a href={`#${id(index + 1)}`}>{t('next')}</a>}
              <a href={`#${anchor}foto`}>{t('close')}</a>
            </p>
          </figcaption>
        </figure>
      ))}
    </>
  )
}
