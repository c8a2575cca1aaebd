import type { MeetingLine } from '~/domain/meeting-view'
import { OUTCOMES } from '~/domain/outcomes'
import { documentField, outcomeField, reasonField } from '~/forms/plenary'
import { useLocale, useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { Badge } from './badge'
import { CellControl } from './cell-control'
import { Details } from './details'
import type { MeetingFieldProps } from './meeting-fields'
import { outcomeWord, type PlenaryWords, totalText } from './meeting-words'
import { type Column, Table } from './table'

interface MeetingOutcomesProps extends Omit<MeetingFieldProps, 'checked'> {
  caption: string
  lines: readonly MeetingLine[]
  isLast: boolean
  hasRanking: boolean
  editable: boolean
}

/** Every entry with its place and its outcome; why and by which letter, one touch away. */
export function MeetingOutcomes({
  caption,
  lines,
  isLast,
  hasRanking,
  editable,
  value,
  error,
}: MeetingOutcomesProps) {
  const t = useMessages(plenaryMessages)
  const locale = useLocale()
  const ranking: Column<MeetingLine>[] = [
    { key: 'rank', header: t('rank'), numeric: true, cell: (line) => <Rank line={line} t={t} /> },
    {
      key: 'total',
      header: t('total'),
      numeric: true,
      cell: ({ total }) => total && totalText(total, locale),
    },
  ]
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ uid }) => uid}
      columns={[
        {
          key: 'entry',
          header: t('entry'),
          heads: true,
          cell: ({ label, ward, missingSheets, absent }) => (
            <>
              {label} · {ward}
              {missingSheets > 0 && absent.length === 0 && (
                <div className="field-hint">{t('missingSheets', { n: missingSheets })}</div>
              )}
              {absent.map((stage) => (
                <div key={stage} className="field-hint">
                  {t('absentCounted', { stage })}
                </div>
              ))}
            </>
          ),
        },
        ...(hasRanking ? ranking : []),
        {
          key: 'outcome',
          header: t('outcome'),
          cell: (line) =>
            editable ? (
              <OutcomeCell {...{ line, isLast, value, error }} />
            ) : (
              expectedText(line.expected, isLast, t)
            ),
        },
      ]}
    />
  )
}

function Rank({ line: { rank, tied }, t }: { line: MeetingLine; t: PlenaryWords }) {
  if (rank === null) return t('noRank')
  return (
    <>
      {rank}
      {tied && (
        <>
          {' '}
          <Badge>{t('tied')}</Badge>
        </>
      )}
    </>
  )
}

function expectedText({ outcome, why }: MeetingLine['expected'], isLast: boolean, t: PlenaryWords): string {
  if (outcome === null) return why === 'awaiting' ? t('awaiting') : t('choose')
  const word = { outcome: outcomeWord(outcome, isLast, t) }
  return why === 'stands' ? t('stands', word) : t('byRules', word)
}

interface OutcomeCellProps extends Omit<MeetingFieldProps, 'checked'> {
  line: MeetingLine
  isLast: boolean
}

function OutcomeCell({ line, isLast, value, error }: OutcomeCellProps) {
  const t = useMessages(plenaryMessages)
  const { uid, label } = line
  const texts = [
    { name: reasonField(uid), header: t('reason'), label: t('reasonOf', { entry: label }) },
    { name: documentField(uid), header: t('document'), label: t('documentOf', { entry: label }) },
  ]
  const isOpen =
    value(outcomeField(uid)) !== '' || texts.some(({ name }) => value(name) !== '' || error(name))
  return (
    <>
      <CellControl name={outcomeField(uid)} error={error}>
        {(control) => (
          <select
            {...control}
            className="input input-select"
            aria-label={t('outcomeOf', { entry: label })}
            defaultValue={value(outcomeField(uid))}
          >
            <option value="">{expectedText(line.expected, isLast, t)}</option>
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {outcomeWord(outcome, isLast, t)}
              </option>
            ))}
          </select>
        )}
      </CellControl>
      <Details summary={`${t('reason')}, ${t('document').toLowerCase()}`} open={isOpen}>
        {texts.map(({ name, header, label: full }) => (
          <CellControl key={name} name={name} error={error}>
            {(control) => (
              <label className="field">
                {header}
                <input
                  {...control}
                  className="input"
                  autoComplete="off"
                  aria-label={full}
                  defaultValue={value(name)}
                />
              </label>
            )}
          </CellControl>
        ))}
      </Details>
    </>
  )
}
