import type { CorrectionChoice } from '~/domain/correction-time'
import { toInstant } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { DateField, TextField } from './fields'
import { Fieldset } from './form'

interface CorrectionUntilProps {
  choice: CorrectionChoice
  zone: Zone
  value: (name: string, stored?: string) => string
  error: (name: string) => string | undefined
}

/** Until when a team may correct what is sent back, filled in with what the rules propose. */
export function CorrectionUntil({ choice: { proposed, latest }, zone, value, error }: CorrectionUntilProps) {
  const t = useMessages(correctionMessages)
  const locale = useLocale()
  return (
    <Fieldset
      legend={t('until')}
      hint={t('untilHint', { time: formatShortDateTime(toInstant(latest, zone), zone, locale) })}
    >
      <DateField
        name="untilDate"
        label={t('untilDate')}
        optional
        max={latest.date}
        defaultValue={value('untilDate', proposed.date)}
        error={error('untilDate')}
      />
      <TextField
        name="untilTime"
        label={`${t('untilTime')} (${zone})`}
        optional
        width="short"
        defaultValue={value('untilTime', proposed.time)}
        error={error('untilTime')}
      />
    </Fieldset>
  )
}
