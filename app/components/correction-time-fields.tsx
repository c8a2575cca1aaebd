import { correctionTimeOf, type Submission } from '~/domain/rules'
import { useMessages } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { NumberField } from './fields'
import { Fieldset } from './form'

interface CorrectionTimeFieldsProps {
  submission: Submission
  value: (name: string, stored?: string) => string
  error: (name: string) => string | undefined
}

/** How long teams get for corrections, as the rules say. */
export function CorrectionTimeFields({ submission, value, error }: CorrectionTimeFieldsProps) {
  const t = useMessages(correctionMessages)
  const { days, longest } = correctionTimeOf(submission)
  return (
    <Fieldset legend={t('rulesTerm')}>
      <NumberField
        name="correctionDays"
        label={t('days')}
        hint={t('daysHint')}
        unit={t('daysUnit')}
        defaultValue={value('correctionDays', String(days))}
        error={error('correctionDays')}
      />
      <NumberField
        name="correctionLongest"
        label={t('longest')}
        hint={t('longestHint')}
        unit={t('daysUnit')}
        defaultValue={value('correctionLongest', String(longest))}
        error={error('correctionLongest')}
      />
    </Fieldset>
  )
}
