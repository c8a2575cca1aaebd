import type { CriterionNode } from '~/domain/criteria'
import { ancestors, deducts, nodesByCode } from '~/domain/instrument'
import { absenceOf, type Stage, UNKNOWN_COUNT } from '~/domain/rules'
import type { Zone } from '~/domain/time'
import { formatDateTime, formatDecimal, useLocale, useMessages } from '~/i18n'
import { materialMessages } from '~/i18n/messages/materials'
import { rulesMessages } from '~/i18n/messages/rules'
import { BandList } from './criterion-input'
import { DefinitionList } from './definition-list'
import { Section } from './layout'
import { Table } from './table'
import { WindowText } from './window-text'

const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text)

/** One stage of a rules sheet: when, who, what is marked and how it is added up. */
export function StageSheet({ stage, zone }: { stage: Stage; zone: Zone }) {
  const t = useMessages(rulesMessages)
  const facts = useStageFacts(stage)
  const m = useMessages(materialMessages)
  const asked = useAsked(stage, zone)
  return (
    <Section level={3} title={stage.name || stage.code} id={`stage-${stage.code}`}>
      <DefinitionList
        items={[
          { term: t('kind'), description: t(`kind_${stage.kind}`) },
          { term: t('submission'), description: <WindowText window={stage} zone={zone} /> },
          ...facts,
          ...(asked === null ? [] : [{ term: m('asks'), description: asked }]),
        ].map((item, index) => (index === 1 ? { ...item, term: `${t('opens')} / ${t('closes')}` } : item))}
      />
      <InstrumentTable stage={stage} />
    </Section>
  )
}

/** What the stage asks for beside the dossier, in one line; null where that is nothing. */
function useAsked({ materials }: Stage, zone: Zone): string | null {
  const m = useMessages(materialMessages)
  const locale = useLocale()
  if (!materials) return null
  const { items, dossier, closesAt } = materials
  const asked = items.map(({ label, required }) => `${label} (${m(required ? 'required' : 'optional')})`)
  const all = [...asked, ...(dossier ? [m('asksDossier')] : [])].join('; ')
  return closesAt ? `${all}; ${m('asksUntil', { time: formatDateTime(closesAt, zone, locale) })}` : all
}

function useStageFacts(stage: Stage) {
  const t = useMessages(rulesMessages)
  const number = useDecimal()
  const { totalling, combination, advance, disagreement } = stage
  const { aggregate, rounding } = totalling
  const drop = aggregate.kind === 'trimmed' ? ` (${t('drop', { n: aggregate.drop })})` : ''
  return [
    { term: t('judgeLabel'), description: stage.judgeLabel },
    { term: t('assignment'), description: t(`assignment_${stage.assignment}`) },
    { term: t('conflictLevel'), description: t(`conflict_${stage.conflictLevel}`) },
    { term: t('partition'), description: t(`partition_${stage.partition}`) },
    { term: t('blind'), description: stage.blind ? t('yes') : t('no') },
    { term: t('sealed'), description: stage.sealed ? t('yes') : t('no') },
    { term: t('contribution'), description: t(`contribution_${totalling.contribution}`) },
    { term: t('order'), description: t(`order_${totalling.order}`) },
    { term: t('aggregate'), description: t(`aggregate_${aggregate.kind}`) + drop },
    {
      term: t('rounding'),
      description:
        rounding.length === 0
          ? t('noRounding')
          : rounding
              .map(
                ({ at, digits, mode }) =>
                  `${t(`at_${at}`)}: ${t('roundingText', { digits })}, ${t(`mode_${mode}`)}`,
              )
              .join('; '),
    },
    { term: t('minimumSheets'), description: String(totalling.minimumSheets) },
    {
      term: t('stageWeight'),
      description: !combination
        ? t('notCounted')
        : combination.weight === ''
          ? t('notSet')
          : combination.maximum === null
            ? t('stageAdded', { weight: number(combination.weight) })
            : t('stageShare', { weight: number(combination.weight), maximum: number(combination.maximum) }),
    },
    { term: t('advance'), description: useAdvanceText(advance) },
    {
      term: t('gap'),
      description: disagreement
        ? [
            t('gapText', { gap: number(disagreement.gap), per: t(`gapPer_${disagreement.per}`) }),
            disagreement.third && t('gapThird'),
          ]
            .filter(Boolean)
            .join(', ')
        : t('noGap'),
    },
    { term: t('absence'), description: t(`absence_${absenceOf(stage)}`) },
  ]
}

/** The rule about who goes on, in words. */
export function useAdvanceText(advance: Stage['advance']): string {
  const t = useMessages(rulesMessages)
  const number = useDecimal()
  if (!advance) return t('advanceAll')
  if (advance.kind === 'threshold') return t('advance_threshold', { minimum: number(advance.minimum) })
  const best = advance.count === UNKNOWN_COUNT ? t('notSet') : t('advance_best', { count: advance.count })
  return `${best}, ${t(`per_${advance.per}`)}; ${t(`ties_${advance.tiesAtCut}`)}`
}

function useDecimal() {
  const locale = useLocale()
  return (text: string) => (isDecimal(text) ? formatDecimal(text, locale) : text)
}

function InstrumentTable({ stage: { instrument } }: { stage: Stage }) {
  const t = useMessages(rulesMessages)
  const number = useDecimal()
  const byCode = nodesByCode(instrument)
  const scaleOf = (node: CriterionNode) => {
    if (node.type === 'group') return ''
    if (node.type === 'yes-no') return t('type_yes-no')
    if (node.type === 'levels')
      return (
        <ul className="plain-list">
          {node.levels?.map(({ value, label }) => (
            <li key={value}>
              {number(value)} = {label}
            </li>
          ))}
        </ul>
      )
    const { min, max, step } = node
    if (!min || !max || !step) return t('notSet')
    const range = t('scaleText', { min: number(min), max: number(max), step: number(step) })
    if (node.type !== 'banded') return range
    return (
      <>
        {range}
        <BandList levels={node.levels ?? []} />
      </>
    )
  }
  const depth = ({ code }: CriterionNode) => {
    const node = byCode.get(code)
    return node ? ancestors(byCode, node).length : 0
  }
  const asksTeam = instrument.criteria.some(({ type, filledBy }) => type !== 'group' && filledBy === 'team')
  const table = (
    <Table
      dense
      caption={`${t('instrument')}. ${t(`weighting_${instrument.weighting}`)}. ${t('weightSum')}: ${
        instrument.weightSum ? number(instrument.weightSum) : t('notSet')
      }`}
      columns={[
        { key: 'code', header: t('code'), cell: ({ code }) => code },
        {
          key: 'name',
          header: t('criterion'),
          heads: true,
          cell: (node) => (
            <span className={`indent-${Math.min(depth(node), 3)}`}>
              {node.type === 'group' ? <strong>{node.name}</strong> : node.name}
              {node.help && <span className="cell-note">{node.help}</span>}
              {deducts(node) && <span className="cell-note">{t('deductionNote')}</span>}
            </span>
          ),
        },
        { key: 'scale', header: t('scale'), cell: scaleOf },
        {
          key: 'filled',
          header: t('filledBy'),
          cell: ({ type, filledBy }) => (type === 'group' ? '' : t(`filled_${filledBy}`)),
        },
        {
          key: 'reason',
          header: t('reason'),
          cell: ({ type, reason }) => (type === 'group' ? '' : t(`reason_${reason}`)),
        },
        {
          key: 'weight',
          header: t('weight'),
          numeric: true,
          cell: ({ weight, type }) =>
            weight
              ? Number(weight) === 0
                ? t('shownOnly')
                : number(weight)
              : type === 'group'
                ? ''
                : t('notSet'),
        },
      ]}
      rows={instrument.criteria}
      rowKey={({ code }) => code}
    />
  )
  return (
    <>
      {table}
      {asksTeam && <p>{t(`counts_${instrument.selfAssessment ?? 'judge'}`)}</p>}
    </>
  )
}
