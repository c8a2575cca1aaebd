import type { EvidenceItem } from '~/domain/dossiers'
import type { Form } from '~/domain/fields/form'
import { formatNumber, languageTag, useLocale, useMessages } from '~/i18n'
import { dossierViewMessages } from '~/i18n/messages/dossier-view'
import { Badge } from './badge'
import { Icon } from './icon'

/** Where this reader gets a file. */
export const evidenceHref = ({ uid, href }: EvidenceItem) => href ?? `/unduh/bukti/${uid}`

/** `1,4 MB` or `320 KB`. */
export function useFileSize() {
  const locale = useLocale()
  return (bytes: number) =>
    bytes >= 1_000_000
      ? `${formatNumber(Math.round(bytes / 100_000) / 10, locale)} MB`
      : `${formatNumber(Math.max(1, Math.round(bytes / 1000)), locale)} KB`
}

/** The name of the slot or field that a piece of evidence supports. */
export function supportLabel(form: Form, code: string | null, locale: 'id' | 'en'): string | null {
  const found = [...form.evidence, ...form.fields].find((candidate) => candidate.code === code)
  return found?.label[locale] ?? null
}

/** Evidence to read: photos shown, documents and links named. */
export function EvidenceView({ form, evidence }: { form: Form; evidence: readonly EvidenceItem[] }) {
  const t = useMessages(dossierViewMessages)
  if (evidence.length === 0) return <p className="field-hint">{t('noEvidence')}</p>
  return (
    <ul className="evidence-list">
      {evidence.map((item) => (
        <li key={item.uid} className="evidence-item">
          <EvidenceBody form={form} item={item} />
        </li>
      ))}
    </ul>
  )
}

/** A piece under its caption or its name; what lies elsewhere learns nothing of this page. */
export function EvidenceLink({ item }: { item: EvidenceItem }) {
  const { url, caption, fileName, erased } = item
  if (erased) return <>{caption || fileName}</>
  return (
    <a href={url ?? evidenceHref(item)} rel={url ? 'noopener noreferrer nofollow' : undefined}>
      {caption || fileName || url}
    </a>
  )
}

/** What kind of thing a piece is, what it supports, how large it is and what to mind about it. */
export function EvidenceFacts({ form, item }: { form: Form; item: EvidenceItem }) {
  const t = useMessages(dossierViewMessages)
  const locale = languageTag(useLocale())
  const size = useFileSize()
  const name = item.fileName ?? item.url ?? ''
  return (
    <>
      <p className="field-hint">
        {[
          supportLabel(form, item.field, locale),
          item.caption ? name : null,
          item.size === null ? null : size(item.size),
          item.pages === undefined ? null : t('pages', { n: item.pages }),
          item.kind === 'link' ? t('link') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {item.erased && <Badge tone="neutral">{t('erased')}</Badge>}
      {item.visibility !== 'panel' && (
        <Badge tone={item.visibility === 'closed' ? 'warning' : 'info'}>
          {t(`visibility_${item.visibility}`)}
        </Badge>
      )}
      {(['personalData', 'showsChildren'] as const)
        .filter((mark) => item[mark])
        .map((mark) => (
          <Badge key={mark} tone="warning">
            {t(mark)}
          </Badge>
        ))}
    </>
  )
}

export function EvidenceBody({ form, item }: { form: Form; item: EvidenceItem }) {
  const name = item.fileName ?? item.url ?? ''
  return (
    <>
      {item.mediaType?.startsWith('image/') && (
        <img
          className="evidence-photo"
          src={`${evidenceHref(item)}/kecil`}
          alt={item.caption ?? name}
          loading="lazy"
        />
      )}
      <div className="evidence-words">
        <p className="evidence-name">
          <Icon name={item.kind === 'link' ? 'link' : 'paperclip'} size={16} />
          <EvidenceLink item={item} />
        </p>
        <EvidenceFacts form={form} item={item} />
      </div>
    </>
  )
}
