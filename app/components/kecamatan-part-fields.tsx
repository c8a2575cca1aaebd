import type { Rules } from '~/domain/rules'
import { toLocalInput, useMessages } from '~/i18n'
import { kecamatanPartMessages } from '~/i18n/messages/kecamatan-part'
import { RadioField } from './choices'
import { DateField, NumberField } from './fields'
import { Fieldset } from './form'

interface KecamatanPartFieldsProps {
  rules: Rules
  value: (name: string, stored?: string) => string
  error: (name: string) => string | undefined
}

/** Who of a kecamatan's entries goes on: all, those that it proposes, or the best of its own stage. */
export function KecamatanPartFields({ rules, value, error }: KecamatanPartFieldsProps) {
  const t = useMessages(kecamatanPartMessages)
  const { kecamatan, zone } = rules
  const proposes = kecamatan?.way === 'propose' ? kecamatan : null
  return (
    <Fieldset legend={t('way')}>
      <RadioField
        name="way"
        label={t('wayQuestion')}
        options={(['forward', 'propose', 'score'] as const).map((way) => ({
          value: way,
          label: t(`way_${way}`),
          hint: t(`way_${way}_hint`),
        }))}
        defaultValue={value('way', kecamatan?.way ?? 'forward')}
        error={error('way')}
      />
      <NumberField
        name="most"
        label={t('most')}
        optional
        defaultValue={value('most', proposes ? String(proposes.most) : '')}
        error={error('most')}
      />
      <DateField
        kind="datetime-local"
        name="proposalClosesAt"
        label={t('proposalClosesAt')}
        optional
        zone={zone}
        defaultValue={value(
          'proposalClosesAt',
          proposes?.closesAt ? toLocalInput(proposes.closesAt, zone) : '',
        )}
        error={error('proposalClosesAt')}
      />
    </Fieldset>
  )
}
