import { BLIND_KINDS, type BlindName } from '~/domain/blind/names'
import { useMessages } from '~/i18n'
import { blindMessages } from '~/i18n/messages/blind'
import { CheckboxesField, SelectField } from './choices'
import { TextAreaField } from './fields'

/** What `useFailure` gives of a list of names. */
export interface ListFailure {
  value: (field: string, stored?: string) => string
  values: (field: string, stored?: readonly string[]) => readonly string[]
  error: (field: string) => string | undefined
}

interface BlindNamesProps {
  names: readonly (BlindName & { known: boolean; count: number; chosen: boolean })[]
  failure: ListFailure
  disabled: boolean
}

const choiceOf = ({ kind, name }: BlindName) => `${kind} ${name}`

/** Names to replace: those on record, those that only look like names, and a field for what nobody proposed. */
export function BlindNames({ names, failure, disabled }: BlindNamesProps) {
  const t = useMessages(blindMessages)
  const list = (field: 'nama' | 'usulan', isKnown: boolean) => {
    const own = names.filter(({ known }) => known === isKnown)
    if (own.length === 0) return null
    const ticked = own.filter(({ chosen }) => chosen).map(choiceOf)
    return (
      <CheckboxesField
        name={field}
        label={t(isKnown ? 'known' : 'found')}
        hint={t(isKnown ? 'knownHint' : 'foundHint')}
        error={failure.error(field)}
        optional
        disabled={disabled}
        options={own.map((one) => ({
          value: choiceOf(one),
          label: one.name,
          hint: `${t(`kind_${one.kind}`)} · ${t('becomes', { mark: one.mark })} · ${t('times', { n: one.count })}`,
        }))}
        defaultValue={[...failure.values(field, ticked)]}
      />
    )
  }
  return (
    <>
      {list('nama', true)}
      {list('usulan', false)}
      <TextAreaField
        name="added"
        label={t('added')}
        hint={t('addedHint')}
        rows={4}
        optional
        disabled={disabled}
        defaultValue={failure.value('added')}
        error={failure.error('added')}
      />
      <SelectField
        name="added_kind"
        label={t('addedKind')}
        placeholder={null}
        disabled={disabled}
        options={BLIND_KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        defaultValue={failure.value('added_kind', 'place')}
        error={failure.error('added_kind')}
      />
    </>
  )
}
