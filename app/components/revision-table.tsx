import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { Table } from './table'

interface Revision {
  number: number
  received_at: string
  code: string | null
}

/** What was submitted, when, and its receipt. */
export function RevisionTable({ uid, revisions, zone }: { uid: string; revisions: Revision[]; zone: Zone }) {
  const t = useMessages(dossierMessages)
  const locale = useLocale()
  return (
    <Table
      caption={t('revisions')}
      captionHidden
      rows={revisions}
      rowKey={({ number }) => number}
      columns={[
        {
          key: 'number',
          header: t('revisionColumn'),
          heads: true,
          cell: ({ number }) => (
            <a href={`/berkas/${uid}/revisi/${number}`}>{t('revision', { number: String(number) })}</a>
          ),
        },
        {
          key: 'received',
          header: t('receivedAt'),
          cell: ({ received_at }) => formatShortDateTime(received_at, zone, locale),
        },
        {
          key: 'receipt',
          header: t('receipt'),
          cell: ({ code }) => (code ? <a href={`/tanda-terima/${code}`}>{code}</a> : null),
        },
      ]}
    />
  )
}
