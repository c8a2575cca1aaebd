import type { ReactNode } from 'react'
import type { CriterionNode, LeafType, Level } from '~/domain/criteria'
import { formatMark } from '~/domain/criteria'
import { deducts, type Leaf } from '~/domain/instrument'
import { markField } from '~/domain/sheet-input'
import { formatDecimal, languageTag, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { type Choice, RadioField } from './choices'
import { NumberField } from './fields'

type CriterionInputProps = {
  leaf: Leaf
  label: ReactNode
  /** As it stands in the form: decimal text, '' without a mark. */
  value: string
  error?: string
  /** The stored mark, where it differs from what was typed. */
  status?: ReactNode
}

/** How each type of criterion is marked; a new type without its input does not compile. */
const inputs = {
  number: NumberMark,
  levels: LevelMark,
  'yes-no': YesNoMark,
  banded: BandedMark,
} satisfies Record<LeafType, (props: CriterionInputProps) => ReactNode>

/** The mark of one criterion, by keyboard or thumb. */
export function CriterionInput(props: CriterionInputProps) {
  const Input = inputs[props.leaf.type]
  return <Input {...props} />
}

/** A stored mark as it stands in its input: with a decimal comma in Indonesian. */
export const markText = (leaf: CriterionNode, mark: number | undefined, locale: string): string =>
  mark === undefined ? '' : formatMark(leaf, mark, locale === 'en' ? '.' : ',')

function NumberMark({ leaf, label, value, error, status }: CriterionInputProps) {
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const shown = (decimal: string | undefined) => formatDecimal(decimal ?? '0', locale)
  const hint = t(deducts(leaf) ? 'deductionRange' : 'criterionRange', {
    min: shown(leaf.min),
    max: shown(leaf.max),
    step: shown(leaf.step),
  })
  return (
    <NumberField
      name={markField(leaf.code)}
      label={label}
      hint={leaf.help ? `${leaf.help} ${hint}` : hint}
      defaultValue={value}
      decimal={leaf.step?.includes('.') ?? false}
      signed={leaf.min?.startsWith('-') ?? false}
      optional={!leaf.required}
      {...(error ? { error } : {})}
      status={status}
    />
  )
}

/** A fact, with the bands that say what it is worth. */
function BandedMark(props: CriterionInputProps) {
  const { leaf } = props
  return (
    <>
      <NumberMark {...props} leaf={{ ...leaf, type: 'number' }} />
      <BandList levels={leaf.levels ?? []} />
    </>
  )
}

/** What each band begins at and is worth. */
export function BandList({ levels }: { levels: readonly Level[] }) {
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  return (
    <ul className="plain-list field-hint">
      {levels.map(({ from = '', value, label }) => (
        <li key={from}>
          {t('band', { from: formatDecimal(from, locale), points: formatDecimal(value, locale), label })}
        </li>
      ))}
    </ul>
  )
}

function LevelMark({ leaf, ...props }: CriterionInputProps) {
  const locale = useLocale()
  const options = (leaf.levels ?? []).map(({ value, label, description }) => ({
    value: languageTag(locale) === 'en' ? value : value.replace('.', ','),
    label: `${formatDecimal(value, locale)} · ${label}`,
    ...(description ? { hint: description } : {}),
  }))
  return <Choices leaf={leaf} options={options} {...props} />
}

function YesNoMark({ leaf, ...props }: CriterionInputProps) {
  const t = useMessages(judgingMessages)
  const options = [
    { value: '1', label: t('yes') },
    { value: '0', label: t('no') },
  ]
  return <Choices leaf={leaf} options={options} inline {...props} />
}

type ChoicesProps = CriterionInputProps & { options: Choice[]; inline?: boolean }

/** Radio buttons, with one that takes the mark back. */
function Choices({ leaf, label, value, error, status, options, inline = false }: ChoicesProps) {
  const t = useMessages(judgingMessages)
  return (
    <RadioField
      name={markField(leaf.code)}
      label={label}
      {...(leaf.help ? { hint: leaf.help } : {})}
      options={[...options, { value: '', label: t('unmarked') }]}
      defaultValue={value}
      optional={!leaf.required}
      inline={inline}
      {...(error ? { error } : {})}
      status={status}
    />
  )
}
