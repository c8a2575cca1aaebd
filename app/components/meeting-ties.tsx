import { orderReasonField, placeField } from '~/forms/plenary'
import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { NumberField, TextField } from './fields'
import { Fieldset } from './form'
import type { MeetingFieldProps } from './meeting-fields'

interface MeetingTiesProps extends Omit<MeetingFieldProps, 'checked'> {
  ties: readonly { part: string | null; rank: number; ids: readonly string[] }[]
  nameOf: (uid: string) => string
  partName: (code: string | null) => string | null
}

/** The order of entries that the rules leave equal, one group after the other. */
export function MeetingTies({ ties, nameOf, partName, value, error }: MeetingTiesProps) {
  const t = useMessages(plenaryMessages)
  return ties.map(({ part, rank, ids }) => (
    <Fieldset key={ids.join(' ')} legend={[partName(part), t('tieOf', { rank })].filter(Boolean).join(' · ')}>
      {ids.map((uid) => (
        <NumberField
          key={uid}
          name={placeField(uid)}
          label={t('orderOf', { entry: nameOf(uid) })}
          optional="unsaid"
          defaultValue={value(placeField(uid))}
          error={error(placeField(uid))}
        />
      ))}
      <TextField
        name={orderReasonField(ids[0] ?? '')}
        label={t('orderReason')}
        optional="unsaid"
        defaultValue={value(orderReasonField(ids[0] ?? ''))}
        error={error(orderReasonField(ids[0] ?? ''))}
      />
    </Fieldset>
  ))
}
