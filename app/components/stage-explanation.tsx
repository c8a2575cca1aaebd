import type { CellView, CriterionRow, PanelView, StageExplanation } from '~/domain/explain-view'
import type { Figure } from '~/domain/figures'
import type { Aggregate, Rounding, RoundingPlace } from '~/domain/totalling'
import { useLocale, useMessages } from '~/i18n'
import type { Translate } from '~/i18n/define'
import { explanationMessages } from '~/i18n/messages/explanation'
import { DefinitionList } from './definition-list'
import { explainedText } from './explained-figure'
import { Section } from './layout'
import { type Column, Table } from './table'

type Words = Translate<typeof explanationMessages>

/** The steps of one stage: marks, weights, sheets, panel, total. */
export function StageSteps({ stage }: { stage: StageExplanation }) {
  const t = useMessages(explanationMessages)
  const locale = useLocale()
  const say = (figure: Figure) => explainedText(figure, locale)
  const { order, columns, rows, panel, exact, total, rounding } = stage
  const lead = t(order === 'sheets-first' ? 'sheetsFirst' : 'criteriaFirst', {
    aggregate: aggregateWords(stage.aggregate, t),
    divisor: divisorWords(rows, t, say),
  })
  const steps = [
    ...(panel ? [{ term: t('panel'), description: <PanelSteps panel={panel} rounding={rounding} /> }] : []),
    {
      term: t('stageTotal'),
      description: <Rounded exact={exact} value={total} rule={ruleAt(rounding, 'stage')} />,
    },
  ]
  return (
    <Section title={stage.name} lead={lead}>
      <Table
        dense
        caption={stage.name}
        captionHidden
        columns={stageColumns(stage, t, say)}
        rows={rows}
        rowKey={({ code }) => code}
        {...(order === 'sheets-first' && columns.length > 0 ? { foot: sheetTotals(stage, t, say) } : {})}
      />
      {columns.length === 0 && <p>{t('noJudges')}</p>}
      <DefinitionList items={steps} />
    </Section>
  )
}

const ruleAt = (rounding: readonly Rounding[], at: RoundingPlace) => rounding.find((one) => one.at === at)

function aggregateWords(aggregate: Aggregate, t: Words): string {
  if (aggregate.kind === 'trimmed') return t('aggregate_trimmed', { drop: aggregate.drop })
  return t(`aggregate_${aggregate.kind}`)
}

/** One divisor for all, or each criterion's own. */
function divisorWords(rows: readonly CriterionRow[], t: Words, say: (figure: Figure) => string): string {
  const [first, ...others] = rows
  if (!first || others.some(({ divisor }) => divisor.fraction !== first.divisor.fraction))
    return t('divisorOwn')
  return say(first.divisor)
}

function stageColumns(
  { order, columns, rows }: StageExplanation,
  t: Words,
  say: (figure: Figure) => string,
): Column<CriterionRow>[] {
  const cellOf = (cell: CellView | undefined) => {
    if (!cell?.worth) return t('noMark')
    const text = cell.product
      ? t('adds', { worth: say(cell.worth), product: say(cell.product) })
      : say(cell.worth)
    return cell.used ? text : `${text} (${t('notUsed')})`
  }
  return [
    {
      key: 'criterion',
      header: t('criterion'),
      heads: true,
      cell: ({ name, filledBy, deduction }) => (
        <>
          {name}
          {(filledBy !== 'judge' || deduction) && (
            <span className="cell-note">
              {[
                filledBy === 'judge' ? null : t('filled', { who: t(`filledBy_${filledBy}`) }),
                deduction ? t('deduction') : null,
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          )}
        </>
      ),
    },
    { key: 'weight', header: t('weight'), numeric: true, cell: ({ weight }) => say(weight) },
    ...columns.map(
      ({ seat }, index): Column<CriterionRow> => ({
        key: `sheet-${index}`,
        header: seat,
        numeric: true,
        cell: ({ filledBy, cells }) => (filledBy === 'judge' ? cellOf(cells[index]) : ''),
      }),
    ),
    ...(order === 'criteria-first'
      ? [
          {
            key: 'panel',
            header: t('panel'),
            numeric: true,
            cell: ({ panel }: CriterionRow) => (panel ? say(panel.value) : ''),
          },
        ]
      : []),
    ...(hasProducts(rows)
      ? [
          {
            key: 'product',
            header: t('product'),
            numeric: true,
            cell: ({ worth, product }: CriterionRow) =>
              worth && product
                ? t('adds', { worth: say(worth), product: say(product) })
                : product
                  ? say(product)
                  : '',
          },
        ]
      : []),
  ]
}

/** Where sheets come first, only what others than judges fill in adds to the total by itself. */
const hasProducts = (rows: readonly CriterionRow[]) => rows.some(({ product }) => product)

/** The last line of the table where sheets come first: what each sheet comes to. */
const sheetTotals = ({ columns, rows }: StageExplanation, t: Words, say: (figure: Figure) => string) => [
  t('sheetSum'),
  '',
  ...columns.map(({ sum, total, used }) => {
    const text =
      sum && total
        ? sum.fraction === total.fraction
          ? say(total)
          : t('adds', { worth: say(sum), product: say(total) })
        : ''
    return used ? text : `${text} (${t('notUsed')})`
  }),
  ...(hasProducts(rows) ? [''] : []),
]

function PanelSteps({ panel, rounding }: { panel: PanelView; rounding: readonly Rounding[] }) {
  const t = useMessages(explanationMessages)
  const locale = useLocale()
  const say = (figure: Figure) => explainedText(figure, locale)
  const { sum, divisor, exact, value } = panel
  return (
    <>
      {divisor === 1 ? say(exact) : t('panelOf', { sum: say(sum), divisor, value: say(exact) })}
      <Step exact={exact} value={value} rule={ruleAt(rounding, 'panel')} />
    </>
  )
}

interface RoundedProps {
  exact: Figure
  value: Figure
  rule: Rounding | undefined
}

/** A value and, where the rules round it, what it becomes. */
export function Rounded({ exact, ...rounded }: RoundedProps) {
  const locale = useLocale()
  return (
    <>
      {explainedText(exact, locale)}
      <Step exact={exact} {...rounded} />
    </>
  )
}

function Step({ value, rule }: RoundedProps) {
  const t = useMessages(explanationMessages)
  const locale = useLocale()
  if (!rule) return null
  return (
    <>
      <br />
      {t('roundedTo', { digits: rule.digits, value: explainedText(value, locale) })}
    </>
  )
}
