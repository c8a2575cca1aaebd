import type { VisitedEntry, VisitLine } from '~/domain/visit-summary'
import { useMessages, type Zone } from '~/i18n'
import { visitSummaryMessages } from '~/i18n/messages/visit-summary'
import { Section } from './layout'
import { Table } from './table'
import { VisitPhotoList } from './visit-photos'
import { useVisitWords } from './visit-words'

/** One entry: indicator by indicator what the team claims, and what each judge saw, noted and photographed. */
export function VisitSummary({ entry, zone }: { entry: VisitedEntry; zone: Zone }) {
  const t = useMessages(visitSummaryMessages)
  const { label, ward, lines, others } = entry
  const photos = [...lines.flatMap((line) => line.photos), ...others]
  return (
    <Section id={`p-${label}`} title={`${label} · ${ward}`}>
      {lines.length === 0 && photos.length === 0 ? (
        <p>{t('summaryEmpty')}</p>
      ) : (
        <>
          <VisitTable lines={lines} caption={`${label} · ${ward}`} />
          <VisitPhotoList
            photos={photos}
            indicators={lines.map(({ indicator }) => indicator)}
            zone={zone}
            namesJudge
          />
        </>
      )}
    </Section>
  )
}

/** A row for each judge who saw an indicator; one without any says so. */
type Row = { line: VisitLine; at: number }

function VisitTable({ lines, caption }: { lines: readonly VisitLine[]; caption: string }) {
  const t = useMessages(visitSummaryMessages)
  const words = useVisitWords()
  const rows = lines.flatMap((line) =>
    Array.from({ length: Math.max(1, line.seen.length) }, (_, at): Row => ({ line, at })),
  )
  const seenOf = ({ line, at }: Row) => line.seen[at]
  return (
    <Table
      caption={caption}
      captionHidden
      dense
      rows={rows}
      rowKey={({ line, at }) => `${line.indicator.key} ${at}`}
      columns={[
        {
          key: 'indicator',
          header: t('indicatorHead'),
          heads: true,
          cell: ({ line }) => line.indicator.label,
        },
        {
          key: 'claimed',
          header: t('claimedHead'),
          cell: ({ line: { indicator } }) =>
            indicator.claimed === null ? '–' : words.value(indicator, indicator.claimed),
        },
        {
          key: 'judge',
          header: t('judgeHead'),
          cell: (row) => {
            const seen = seenOf(row)
            return seen ? `${seen.judge} (${seen.seat})` : '–'
          },
        },
        {
          key: 'seen',
          header: t('seenHead'),
          cell: (row) => {
            const seen = seenOf(row)?.seen
            return typeof seen === 'string' ? words.value(row.line.indicator, seen) : t('notReported')
          },
        },
        {
          key: 'difference',
          header: t('differenceHead'),
          cell: (row) => {
            const seen = seenOf(row)
            return (seen && words.difference(row.line.indicator, seen.difference)) || '–'
          },
        },
        { key: 'note', header: t('noteHead'), cell: (row) => seenOf(row)?.note || '–' },
        {
          key: 'photos',
          header: t('photosHead'),
          numeric: true,
          cell: ({ line, at }) => (at === 0 ? line.photos.length : '–'),
        },
      ]}
    />
  )
}
