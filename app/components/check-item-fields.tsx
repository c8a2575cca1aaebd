import { CHECK_KINDS, type CheckItem } from '~/domain/checklist'
import { BASICS } from '~/domain/corrections'
import { useMessages } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { SelectField } from './choices'
import { NumberField, TextField } from './fields'
import { Fieldset } from './form'

interface CheckItemFieldsProps {
  n: number
  /** Null for a row that is still empty. */
  item: CheckItem | null
  places: readonly { value: string; label: string }[]
  value: (name: string, stored?: string | null) => string
  error: (name: string) => string | undefined
}

const amountOf = (item: CheckItem | null): string | undefined => {
  if (item?.kind === 'age') return String(item.months)
  return item?.kind === 'former_winner' ? String(item.years) : undefined
}

/** One requirement of the checklist as its organizer writes it. */
export function CheckItemFields({ n: number, item, places, value, error }: CheckItemFieldsProps) {
  const t = useMessages(eligibilityMessages)
  const c = useMessages(correctionMessages)
  const n = String(number)
  const wrong = (name: string) => {
    const found = error(name)
    return found ? { error: found } : {}
  }
  return (
    <Fieldset legend={t('item', { n })}>
      <TextField
        name={`text-${n}`}
        label={t('itemText', { n })}
        hint={item ? t('itemTextHint') : undefined}
        optional
        defaultValue={value(`text-${n}`, item?.text)}
        {...wrong(`text-${n}`)}
      />
      <SelectField
        name={`kind-${n}`}
        label={t('itemKind', { n })}
        placeholder={null}
        options={CHECK_KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        defaultValue={value(`kind-${n}`, item?.kind ?? 'manual')}
        {...wrong(`kind-${n}`)}
      />
      <NumberField
        name={`amount-${n}`}
        label={t('itemAmount', { n })}
        hint={t('itemAmountHint')}
        optional
        defaultValue={value(`amount-${n}`, amountOf(item))}
        {...wrong(`amount-${n}`)}
      />
      <SelectField
        name={`place-${n}`}
        label={t('itemPlace', { n })}
        optional
        placeholder={t('noPlace')}
        options={places.map((place) => (place.value === BASICS ? { ...place, label: c('basics') } : place))}
        defaultValue={value(`place-${n}`, item?.place)}
        {...wrong(`place-${n}`)}
      />
      <NumberField
        name={`order-${n}`}
        label={t('itemOrder', { n })}
        optional
        defaultValue={value(`order-${n}`, item ? n : undefined)}
        {...wrong(`order-${n}`)}
      />
    </Fieldset>
  )
}
