import type { Figure } from '~/domain/figures'
import type { ApartReason, ApartView, DecidedView, EntryView, RankedView } from '~/domain/ranking-view'
import { wardName } from '~/domain/ward-name'
import { formatDecimal, useLocale, useMessages } from '~/i18n'
import type { Translate } from '~/i18n/define'
import { rankingMessages } from '~/i18n/messages/ranking'
import { Badge } from './badge'
import { type Column, Table } from './table'

type Words = Translate<typeof rankingMessages>

type RankingTableProps = {
  /** One stage is ranked, not the whole. */
  ofStage: boolean
  rows: readonly RankedView[]
  /** Where the steps of a total are shown, by entry. */
  hrefOf?: (entry: string) => string
  stages: readonly { code: string; name: string }[]
}

/** Ranked entries with their totals, subtotals per stage, and what decided each place. */
export function RankingTable({ ofStage, rows, stages, hrefOf }: RankingTableProps) {
  const t = useMessages(rankingMessages)
  const locale = useLocale()
  const subtotals = stages.length > 1 ? stages : []
  const columns: Column<RankedView>[] = [
    {
      key: 'rank',
      header: t('rank'),
      numeric: true,
      cell: ({ rank, tied }) => (
        <>
          {rank}
          {tied && (
            <>
              {' '}
              <Badge>{t('tied')}</Badge>
            </>
          )}
        </>
      ),
    },
    { key: 'entry', header: t('entry'), heads: true, cell: (row) => <EntryName entry={row} /> },
    {
      key: 'total',
      header: t(ofStage ? 'stageTotal' : 'total'),
      numeric: true,
      cell: ({ uid, total, deductions }) => (
        <>
          {hrefOf ? (
            <a href={hrefOf(uid)}>
              <FigureText figure={total} />
            </a>
          ) : (
            <FigureText figure={total} />
          )}
          {deductions.map(({ stage, criterion, points }) => (
            <span key={`${stage} ${criterion}`} className="cell-note">
              {t('deducted', { points: formatDecimal(points, locale), criterion })}
            </span>
          ))}
        </>
      ),
    },
    ...subtotals.map(
      ({ code, name }, index): Column<RankedView> => ({
        key: code,
        header: name,
        numeric: true,
        cell: (row) => <StageFigure figure={row.stages[index]} />,
      }),
    ),
    {
      key: 'decided',
      header: t('decidedBy'),
      cell: ({ decidedBy, absent }) => (
        <>
          {decidedBy ? decisionText(decidedBy, t) : t('byTotal')}
          {absent.map((stage) => (
            <span key={stage} className="cell-note">
              {t('absentCounted', { stage })}
            </span>
          ))}
        </>
      ),
    },
  ]
  const cut = rows.some(({ total }) => !total.exact)
  return (
    <>
      <Table
        caption={t('caption')}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ uid }) => uid}
        dense
      />
      {cut && <p className="field-hint">{t('notExact')}</p>}
    </>
  )
}

/** Entries without a rank and what each still lacks. */
export function ApartTable({ rows }: { rows: readonly ApartView[] }) {
  const t = useMessages(rankingMessages)
  return (
    <Table
      caption={t('apartCaption')}
      captionHidden
      rows={rows}
      rowKey={({ uid }) => uid}
      dense
      columns={[
        { key: 'entry', header: t('entry'), heads: true, cell: (row) => <EntryName entry={row} /> },
        {
          key: 'missing',
          header: t('missing'),
          cell: ({ reasons }) => reasons.map((reason) => reasonText(reason, t)).join('; '),
        },
      ]}
    />
  )
}

function EntryName({ entry }: { entry: EntryView }) {
  const { label, regionName, kecamatanName } = entry
  return (
    <>
      {wardName(regionName, kecamatanName)} · {label}
    </>
  )
}

function FigureText({ figure }: { figure: Figure }) {
  const locale = useLocale()
  return (
    <>
      {!figure.exact && '≈ '}
      {formatDecimal(figure.text, locale)}
    </>
  )
}

const StageFigure = ({ figure }: { figure: Figure | undefined }) =>
  figure ? <FigureText figure={figure} /> : null

/** What settled a place, in words. */
export function decisionText(decided: DecidedView, t: Words): string {
  switch (decided.kind) {
    case 'criterion':
      return t('byCriterion', { ...decided, criteria: decided.criteria.join(' + ') })
    case 'lower-median':
      return t('byLowerMedian', { stage: decided.stage })
    case 'head-to-head':
      return t('byHeadToHead', { stage: decided.stage })
    case 'later-stage':
      return t('byLaterStage', { stage: decided.stage })
    case 'plenary':
      return t('byPlenary')
    case 'awaiting-plenary':
      return t('awaitingPlenary')
    case 'shared':
      return t('byShared')
  }
}

const OUTCOMES = ['gugur', 'mengundurkan_diri', 'tidak_hadir', 'tidak_lolos'] as const
const FILLERS = ['team', 'verifier', 'organizer', 'judge'] as const

function reasonText(reason: ApartReason, t: Words): string {
  switch (reason.kind) {
    case 'outcome': {
      const known = OUTCOMES.find((outcome) => outcome === reason.outcome)
      return known ? t(known) : reason.outcome
    }
    case 'sheets':
      return t('missingSheets', { stage: reason.stage, have: reason.have, need: reason.need })
    case 'joint-sheet':
      return t('missingJoint', { stage: reason.stage, have: reason.have })
    case 'mark': {
      const filler = FILLERS.find((each) => each === reason.filledBy) ?? 'judge'
      return t('missingMark', {
        criterion: reason.criterion,
        seat: reason.seat ?? t(filler),
        stage: reason.stage,
      })
    }
    case 'marks':
      return t('missingMarks', {
        criterion: reason.criterion,
        stage: reason.stage,
        have: reason.have,
        need: reason.need,
      })
  }
}
