import { useState } from 'react'
import type { CriterionNode } from '~/domain/criteria'
import { deducts, type Instrument } from '~/domain/instrument'
import { weightSums } from '~/domain/instrument-sums'
import { formatDecimal, useLocale, useMessages } from '~/i18n'
import { instrumentMessages } from '~/i18n/messages/instrument'
import { instrumentWords } from '~/i18n/messages/instrument-words'
import { Badge } from './badge'
import { CellControl } from './cell-control'
import { Icon } from './icon'
import { Table } from './table'
import { useTyped } from './typed-decimal'

interface CriteriaTableProps {
  instrument: Instrument
  /** The group whose children are shown; null at the root. */
  group: string | null
  base: string
  editable: boolean
  value: (field: string, stored?: string | null) => string
  error: (field: string) => string | undefined
}

/** The children of one group with names and weights to type; the sum follows what is typed. */
export function CriteriaTable({ instrument, group, base, editable, value, error }: CriteriaTableProps) {
  const t = useMessages(instrumentMessages)
  const r = useMessages(instrumentWords)
  const typed = useTyped()
  const [weights, setWeights] = useState<Record<string, string>>({})
  const rows = instrument.criteria.filter(({ parent }) => parent === group)
  const remember = (code: string, text: string) =>
    setWeights((before) => ({ ...before, [code]: text.trim().replace(',', '.') }))
  const live = {
    ...instrument,
    criteria: instrument.criteria.map((node) => ({ ...node, weight: weights[node.code] ?? node.weight })),
  }
  return (
    <>
      <Table
        caption={r('instrument')}
        captionHidden
        columns={[
          {
            key: 'name',
            header: t('criterionName'),
            heads: true,
            cell: ({ code, name }) => (
              <CellControl name={`name.${code}`} error={error}>
                {(control) => (
                  <textarea
                    {...control}
                    className="input input-line"
                    rows={2}
                    aria-label={t('nameOf', { code })}
                    defaultValue={value(`name.${code}`, name)}
                    readOnly={!editable}
                  />
                )}
              </CellControl>
            ),
          },
          {
            key: 'type',
            header: t('criterionType'),
            cell: (node) => (
              <>
                {r(`type_${node.type}`)}
                {deducts(node) && (
                  <>
                    {' '}
                    <Badge>{r('deduction')}</Badge>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'weight',
            header: t('weight'),
            numeric: true,
            cell: ({ code, name, weight }) => (
              <CellControl name={`weight.${code}`} error={error}>
                {(control) => (
                  <input
                    {...control}
                    className="input input-number"
                    inputMode="decimal"
                    autoComplete="off"
                    aria-label={t('weightOf', { name })}
                    defaultValue={value(`weight.${code}`, typed(weight))}
                    readOnly={!editable}
                    onInput={(event) => remember(code, event.currentTarget.value)}
                  />
                )}
              </CellControl>
            ),
          },
          {
            key: 'more',
            header: t('details'),
            cell: (node) => <Links node={node} base={base} />,
          },
        ]}
        rows={rows}
        rowKey={({ code }) => code}
      />
      <SumLine instrument={live} group={group} />
    </>
  )
}

function Links({ node: { code, name, type }, base }: { node: CriterionNode; base: string }) {
  const t = useMessages(instrumentMessages)
  return (
    <>
      {type === 'group' && (
        <>
          <a href={`${base}?grup=${encodeURIComponent(code)}`} aria-label={`${t('openGroup')}: ${name}`}>
            {t('openGroup')} <Icon name="chevron-right" size={16} />
          </a>{' '}
        </>
      )}
      <a href={`${base}/${encodeURIComponent(code)}`} aria-label={`${t('details')}: ${name}`}>
        {t('details')}
      </a>
    </>
  )
}

/** What the weights shown make, against what they should make. */
function SumLine({ instrument, group }: { instrument: Instrument; group: string | null }) {
  const t = useMessages(instrumentMessages)
  const locale = useLocale()
  const sum = weightSums(instrument).find(({ code }) => code === group)
  if (!sum) return null
  const actual = formatDecimal(sum.actual, locale)
  return (
    <p role="status" className="sum-line">
      {sum.declared
        ? t('sumOfExpected', { actual, expected: formatDecimal(sum.declared, locale) })
        : t('sumOf', { actual })}{' '}
      {sum.declared && (
        <Badge tone={sum.fits ? 'success' : 'warning'}>{t(sum.fits ? 'sumFits' : 'sumDiffers')}</Badge>
      )}
    </p>
  )
}
