import type { Rules, Stage } from '~/domain/rules'
import { MATERIAL_KINDS } from '~/domain/stage-materials'
import { MATERIAL_ROWS } from '~/forms/setup'
import { toLocalInput, useMessages } from '~/i18n'
import { materialMessages } from '~/i18n/messages/materials'
import { CheckboxField, SelectField } from './choices'
import { DateField, TextField } from './fields'
import { Fieldset } from './form'

interface StageMaterialsFieldsProps {
  stage: Stage
  zone: Rules['zone']
  failed: boolean
  value: (field: string, stored?: string | null) => string
  error: (field: string) => string | undefined
}

/** What a stage asks of its entries beside the dossier. */
export function StageMaterialsFields({ stage, zone, failed, value, error }: StageMaterialsFieldsProps) {
  const t = useMessages(materialMessages)
  const { materials } = stage
  return (
    <Fieldset legend={t('ruleLegend')} hint={t('ruleHint')}>
      {MATERIAL_ROWS.map((n) => {
        const item = materials?.items[n - 1]
        const ticked = failed ? value(`materialRequired-${n}`) !== '' : (item?.required ?? false)
        return (
          <div key={n} className="stack">
            <TextField
              name={`material-${n}`}
              label={t('ruleItem', { n })}
              optional
              defaultValue={value(`material-${n}`, item?.label)}
              error={error(`material-${n}`)}
            />
            <SelectField
              name={`materialKind-${n}`}
              label={t('ruleKind', { n })}
              placeholder={null}
              options={MATERIAL_KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
              defaultValue={value(`materialKind-${n}`, item?.kind ?? 'pdf')}
              error={error(`materialKind-${n}`)}
            />
            <CheckboxField
              name={`materialRequired-${n}`}
              label={t('ruleRequired', { n })}
              optional
              defaultChecked={ticked}
            />
          </div>
        )
      })}
      <CheckboxField
        name="improves"
        label={t('ruleDossier')}
        optional
        defaultChecked={failed ? value('improves') !== '' : (materials?.dossier ?? false)}
      />
      <DateField
        kind="datetime-local"
        name="materialsClosesAt"
        label={t('ruleCloses')}
        optional
        zone={zone}
        defaultValue={value(
          'materialsClosesAt',
          materials?.closesAt ? toLocalInput(materials.closesAt, zone) : '',
        )}
        error={error('materialsClosesAt')}
      />
    </Fieldset>
  )
}
